import { writeFileSync } from 'fs';
import { Verdict } from './ours';
import { Reason, reasonsOf } from './reasons';
import { Bench } from '../bench';
import { Api } from '../cluster/api';

/** Groups whose objects Istio's webhook is registered for. */
const OF_WEBHOOK = /^(networking|security|telemetry|extensions)\.istio\.io\//;

/** What the API server says of an object, and the object as it would keep it. */
interface Answer {
  readonly refusal?: string;
  /** Where the refusal is of what the object says, and not of how it is written: each thing that is refused. */
  readonly reasons?: Reason[];
  readonly kept: any;
}

/** What the real ones say of an object. */
export type RealVerdict = Verdict & { readonly reasons?: Reason[] };

/** What the real ones say of each object: the API server, and of what it takes Istio's webhook. */
export async function realVerdicts(bench: Bench, api: Api, name: string, objects: any[]): Promise<RealVerdict[]> {
  const answers = await Promise.all(objects.map(object => answerOf(api, object)));
  const asked = answers.filter(({ refusal, kept }) => refusal === undefined && OF_WEBHOOK.test(kept.apiVersion));
  const refusals = await webhookRefusals(bench, name, asked.map(({ kept }) => kept));
  const byAnswer = new Map(asked.map((answer, i) => [answer, refusals[i]]));
  return answers.map(answer => ({ 'API server': answer.refusal, 'webhook': byAnswer.get(answer), 'reasons': answer.reasons }));
}

/** As `kubectl create --dry-run=server --validate=strict` asks; what is there already was taken before. */
async function answerOf(api: Api, object: any): Promise<Answer> {
  const path = await api.pathOf({ ...object, metadata: { namespace: object.metadata?.namespace ?? 'default' } });
  if (path === undefined) return { refusal: `no kind ${object.kind} in ${object.apiVersion}`, kept: object };
  const { ok, status, message, body } = await api.ask('POST', path, { query: { dryRun: 'All', fieldValidation: 'Strict' }, body: JSON.stringify(object) });
  if (ok || status === 409) return { kept: ok ? body : object };
  return { refusal: message, reasons: reasonsOf(body), kept: object };
}

async function webhookRefusals(bench: Bench, name: string, objects: any[]): Promise<(string | undefined)[]> {
  if (objects.length === 0) return [];
  const path = bench.path(`${name}.yaml`);
  writeFileSync(path, objects.map(object => JSON.stringify(object)).join('\n---\n'));
  const said: { known: boolean; error?: string }[] = JSON.parse(await bench.processes.output([bench.tool('istio'), 'validate', path]));
  if (said.length !== objects.length) throw new Error(`the webhook judged ${said.length} of ${objects.length} objects`);
  return said.map(({ known, error }) => known ? error : 'a kind that the webhook does not know');
}
