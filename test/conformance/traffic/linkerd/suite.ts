import { join } from 'path';
import { binariesIn, FOLDER } from './binaries';
import { passageChecks, verdictChecks } from './checks';
import { Passed, Verdicts } from './fates';
import { goAll, tryAll } from './live';
import { MUTANTS } from './mutants';
import { LinkerdWorld } from './world';
import { Bench } from '../../bench';
import { Bundle, bundles } from '../../cases/linkerd/bundles';
import { RELEASES } from '../../cases/linkerd/release-bundles';
import { Need } from '../../machine/machine';
import { KUBERNETES_TOOLS } from '../../meshes/kubernetes';
import { fingerprint, Recordings, sourceOf } from '../../program/linkerd/recordings';
import { Check, Suite } from '../../suite';

/** Whether what proxies do is to be recorded: their version. */
const RECORD = process.env.LINKERD_RECORD;

/** Bundles that are tried; the stages of other releases, and other phases, are met on the way from one to the next. */
const TRIED = /^(features\/|boutique\/strict$)/;

/** Bundles by name, where not all of them are to be recorded anew. */
const ONLY = new RegExp(process.env.LINKERD_BUNDLES ?? '');

const VERDICTS = new Recordings<Verdicts>(join(__dirname, 'verdicts'));
const PASSAGES = new Recordings<Passed[]>(join(__dirname, 'passages'));

/** What Linkerd's proxies do with requests, against the evaluators and the declaration. */
export const LINKERD_TRAFFIC: Suite = {
  level: 'traffic',
  targets: ['linkerd'],
  about: FOLDER ? `requests through the proxies of ${FOLDER}, under their own controllers` : 'verdicts of real proxies under their own controllers, as they were recorded',
  tools: FOLDER ? [...KUBERNETES_TOOLS, 'linkerd'] : [],
  modules: FOLDER ? ['gateway-api-1.5.1'] : [],
  needs: FOLDER ? [Need.SANDBOX, Need.PODS] : [Need.SANDBOX],
  versions: { 'linkerd': '2.20', 'linkerd2-proxy': '2.359.0' },
  mutants: MUTANTS,
  run: bench => FOLDER ? runLive(bench, FOLDER) : runRecorded(bench),
};

async function runRecorded(bench: Bench): Promise<Check[]> {
  const checks = wanted(bench).flatMap(bundle => {
    const recorded = VERDICTS.of(bundle.name);
    if (!recorded) return [unrecorded(bundle)];
    if (fingerprint(bundle.objects) !== recorded.said.objects) bench.note(`${bundle.name} has changed since proxies were asked to carry it`);
    bench.note(`verdicts of ${recorded.judge}, ${recorded.date}`);
    return verdictChecks(bundle, bench.objects(bundle.objects), recorded.said);
  });
  return [...checks, ...wantedReleases(bench).flatMap(name => passageChecks(name, PASSAGES.of(`releases/${name}`)?.said))];
}

async function runLive(bench: Bench, folder: string): Promise<Check[]> {
  const source = sourceOf(`proxies and controllers of Linkerd ${RECORD ?? '2.20'}`);
  const checks: Check[] = [];
  const world = await LinkerdWorld.start(bench, binariesIn(folder));
  await tryAll(bench, world, wanted(bench), (bundle, verdicts) => {
    if (RECORD) VERDICTS.write(bundle.name, verdicts, source);
    checks.push(...verdictChecks(bundle, bench.objects(bundle.objects), verdicts));
  });
  await goAll(bench, world, wantedReleases(bench), (name, passages) => {
    if (RECORD) PASSAGES.write(`releases/${name}`, passages, source);
    checks.push(...passageChecks(name, passages));
  });
  return checks;
}

function wanted(bench: Bench): Bundle[] {
  return bundles().filter(({ name, features }) => TRIED.test(name) && ONLY.test(name) && bench.wants('linkerd', features));
}

function wantedReleases(bench: Bench): string[] {
  return Object.entries(RELEASES).filter(([name, { proves }]) => ONLY.test(`passages/${name}`) && bench.wants('linkerd', [proves])).map(([name]) => name);
}

function unrecorded({ name, features }: Bundle): Check {
  return { target: 'linkerd', name: `${name}: proxies were asked to carry it`, features, problems: ['nobody tried it: record it anew'] };
}
