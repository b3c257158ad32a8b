import { answerTo, Case } from './case';
import { Attempt, attempts } from './inbound-questions';
import { admitted } from './proxy';
import { inboundQuestion } from './questions';
import { lineOf } from './requests';
import { LinkerdEvaluator } from '../../../../src/targets/linkerd/evaluation/linkerd-evaluator';
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
      problems: [...inVain, ...verdicts.filter(({ attempt: { declared }, real, evaluated }) => ![real.allowed, evaluated.allowed].every(allowed => allowed === declared))
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
