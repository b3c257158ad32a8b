import { answerTo, Case } from './case';
import { Attempt, attempts } from './inbound-questions';
import { admitted } from './proxy';
import { inboundQuestion } from './questions';
import { LinkerdEvaluator } from '../../../../src/targets/linkerd/evaluation/linkerd-evaluator';
import { lineOf } from '../../cases/linkerd/requests';
import { Check } from '../../suite';

/** Who gets in: by the declaration, by the controller's answers, and by the evaluator. */
export function inboundChecks(one: Case): Check[] {
  const { name, features } = one.bundle;
  const tried = attempts(one);
  const verdicts = tried.map(attempt => ({ attempt, real: realVerdict(one, attempt), evaluated: evaluatedVerdict(one, attempt) }));
  const inVain = tried.length === 0 ? ['nobody tried to get in'] : [];
  return [
    {
      target: 'linkerd',
      name: `${name}: proxies admit what is declared, and nothing else`,
      features,
      problems: [...inVain, ...verdicts.filter(otherwise)
        .map(({ attempt, real, evaluated }) => `${told(attempt)} is ${attempt.declared ? '' : 'not '}declared; the controller: ${said(real)}; the evaluator: ${said(evaluated)}`)],
    },
    {
      target: 'linkerd',
      name: `${name}: the evaluator admits whom proxies admit`,
      features,
      problems: [...inVain, ...verdicts.filter(({ real, evaluated }) => real.allowed !== evaluated.allowed)
        .map(({ attempt, real, evaluated }) => `${told(attempt)}: the controller: ${said(real)}; the evaluator: ${said(evaluated)}`)],
    },
  ];
}

/** Whether somebody decides otherwise than it is declared. */
function otherwise({ attempt: { declared }, real, evaluated }: { attempt: Attempt; real: Verdict; evaluated: Verdict }): boolean {
  return real.allowed !== declared || evaluated.allowed !== declared;
}

interface Verdict {
  readonly allowed: boolean;
  readonly by: string;
}

function realVerdict(one: Case, { pod, port, client, asked }: Attempt): Verdict {
  return admitted(answerTo(one, inboundQuestion(pod.metadata.namespace, pod.metadata.name, port).key), client, asked);
}

function evaluatedVerdict({ cluster }: Case, { pod, port, source, asked }: Attempt): Verdict {
  const { namespace, labels } = pod.metadata;
  const destination = { namespace, labels, serviceAccount: pod.spec.serviceAccountName, meshed: true };
  const { allowed, because } = new LinkerdEvaluator().decide(cluster, { source, destination, port, ...asked });
  return { allowed, by: because.join(', ') };
}

function told({ pod, port, client, asked }: Attempt): string {
  return `${client ?? 'somebody without identity'} to ${pod.metadata.name}:${port} ${lineOf(asked)}`;
}

function said({ allowed, by }: Verdict): string {
  return `${allowed ? 'admitted' : 'refused'} by ${by}`;
}
