import { join } from 'path';
import { Answer, inboundAnswer, outboundAnswer } from './answers';
import { Case, clusterFor } from './case';
import { inboundChecks } from './inbound-checks';
import { LiveCluster } from './live-cluster';
import { MUTANTS } from './mutants';
import { outboundChecks } from './outbound-checks';
import { questionsOf } from './questions';
import { fingerprint, Recordings, sourceOf } from './recordings';
import { Bench } from '../../bench';
import { Bundle, bundles } from '../../cases/linkerd/bundles';
import { Check, Suite } from '../../suite';

/** Address of a real policy controller; without it, recorded answers speak for one. */
const API = process.env.LINKERD_POLICY_API;
/** Whether its answers are to be recorded: the version of the controller, such as '2.20'. */
const RECORD = process.env.LINKERD_RECORD;

/** Answers of a bundle, by the key of the question; the hash tells whether it is still the bundle that was asked about. */
const RECORDINGS = new Recordings<{ readonly objects: string; readonly answers: { [key: string]: Answer } }>(join(__dirname, 'answers'));

/** What Linkerd's policy controller tells proxies of our bundles, against the evaluators and the declaration. */
export const LINKERD_PROGRAM: Suite = {
  level: 'program',
  targets: ['linkerd'],
  about: API ? `the policy controller at ${API}, asked about every bundle` : 'answers of a real policy controller about every bundle, as they were recorded',
  tools: API ? ['linkerd'] : [],
  needs: [],
  outside: API !== undefined,
  versions: { 'linkerd': '2.20', 'linkerd2-proxy-api': '0.20.0' },
  mutants: MUTANTS,
  run: bench => API ? runLive(bench, API) : runRecorded(bench),
};

async function runRecorded(bench: Bench): Promise<Check[]> {
  return wanted(bench).flatMap(bundle => {
    const objects = bench.objects(bundle.objects);
    const recorded = RECORDINGS.of(bundle.name);
    if (!recorded) return [unrecorded(bundle)];
    if (fingerprint(bundle.objects) !== recorded.said.objects) bench.note(`${bundle.name} has changed since a controller was asked about it`);
    bench.note(`answers of ${recorded.judge}, ${recorded.date}`);
    return checksOf({ bundle, cluster: clusterFor(objects), answers: recorded.said.answers });
  });
}

async function runLive(bench: Bench, api: string): Promise<Check[]> {
  const cluster = new LiveCluster(bench, api);
  const checks: Check[] = [];
  try {
    for (const bundle of wanted(bench)) {
      const one = await askedOf(cluster, bundle, clusterFor(bench.objects(bundle.objects)));
      if (RECORD) record(one);
      checks.push(...checksOf(one));
    }
  } finally {
    await cluster.leave();
  }
  return checks;
}

function record({ bundle, answers }: Case): void {
  RECORDINGS.write(bundle.name, { objects: fingerprint(bundle.objects), answers }, sourceOf(`the policy controller of Linkerd ${RECORD}`));
}

async function askedOf(cluster: LiveCluster, bundle: Bundle, objects: any[]): Promise<Case> {
  const questions = questionsOf(objects);
  await cluster.become(objects);
  const answers = await cluster.ask(questions);
  const read = questions.map(({ key, authority }, i) => [key, authority ? outboundAnswer(answers[i]) : inboundAnswer(answers[i])] as const);
  return { bundle, cluster: objects, answers: Object.fromEntries(read) };
}

function wanted(bench: Bench): Bundle[] {
  return bundles().filter(({ features }) => bench.wants('linkerd', features));
}

/** What cannot be asked is as wrong as a wrong answer. */
function checksOf(one: Case): Check[] {
  const { name, features } = one.bundle;
  return [inboundChecks, outboundChecks].flatMap(checks => {
    try {
      return checks(one);
    } catch (error) {
      return [{ target: 'linkerd' as const, name: `${name}: everything that matters can be asked`, features, problems: [(error as Error).message] }];
    }
  });
}

function unrecorded({ name, features }: Bundle): Check {
  return { target: 'linkerd', name: `${name}: a controller was asked about it`, features, problems: ['nobody asked a controller about it: record it anew'] };
}
