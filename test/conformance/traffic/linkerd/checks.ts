import { declaredOf, isDeclared, serviceOf } from './declared';
import { Attempt, fatesExpected, sharesExpected } from './expectation';
import { Measured, Passed, Verdicts } from './fates';
import { endsOf, releaseCourse } from './releases';
import { sharedTrials } from './shares';
import { Trial, trialsOf } from './trials';
import { Feature, RolloutPhase } from '../../../../src';
import { OutboundRouter } from '../../../../src/targets/linkerd/evaluation/outbound-router';
import { Bundle } from '../../cases/linkerd/bundles';
import { RELEASES } from '../../cases/linkerd/release-bundles';
import { clusterOf } from '../../cluster/cluster';
import { LINKERD } from '../../meshes/linkerd';
import { Check } from '../../suite';

/** So many standard deviations are luck. */
const LUCK = 5;

interface Judged {
  readonly bundle: Bundle;
  readonly cluster: any[];
  readonly trials: Trial[];
  readonly verdicts: Verdicts;
}

/** What proxies did with a bundle, by the evaluators and by the declaration. */
export function verdictChecks(bundle: Bundle, objects: any[], verdicts: Verdicts): Check[] {
  const cluster = clusterOf(objects, LINKERD);
  const judged = { bundle, cluster, verdicts, trials: trialsOf(bundle, cluster) };
  const check = (rule: string, problems: string[], features: string[]): Check => ({ target: 'linkerd', name: `${bundle.name}: ${rule}`, features, problems });
  const [admitting, lasting] = [featuresOf(bundle, false), measuredFeatures(bundle, verdicts)];
  return [
    check('requests through proxies fare as the evaluators say', otherFates(judged), admitting),
    check('proxies carry what is declared, and nothing else', undeclared(judged), admitting),
    ...lasting.length > 0 ? [check('what fails is tried again, and what is late given up, as declared', otherResilience(judged), lasting)] : [],
    ...sharedTrials(bundle, judged.trials).length > 0 ? [check('each version answers its share of the requests', otherShares(judged), bundle.features)] : [],
  ];
}

/** Features that are about more than who may ask what. */
const MEASURED: string[] = [
  Feature.RETRIES, Feature.RETRY_GRPC_STATUSES, Feature.PER_TRY_TIMEOUT, Feature.TIMEOUTS, Feature.RESILIENCE_BEYOND_MESH, Feature.CIRCUIT_BREAKING,
  Feature.EJECTION_TIME,
];

function featuresOf({ features }: Bundle, measured: boolean): string[] {
  return features.filter(feature => MEASURED.includes(feature) === measured);
}

/** What was measured proves what the bundle asks for, and what everything has that can be measured so. */
function measuredFeatures(bundle: Bundle, { resilience = {} }: Verdicts): string[] {
  const all = Object.values(resilience);
  const has = (...names: (keyof Measured)[]) => all.some(one => names.some(name => one[name] !== undefined));
  const proved: [string, boolean][] = [
    [Feature.RETRIES, has('tries')], [Feature.RETRY_GRPC_STATUSES, has('tries')], [Feature.PER_TRY_TIMEOUT, has('slowTries')], [Feature.TIMEOUTS, has('late')],
    [Feature.RESILIENCE_BEYOND_MESH, has('late')],
  ];
  const asked = featuresOf(bundle, true);
  const common: string[] = [Feature.RETRIES, Feature.TIMEOUTS];
  return proved.filter(([feature, measured]) => measured && (asked.includes(feature) || common.includes(feature))).map(([feature]) => feature);
}

/** What happened while stages became others; of other objects than today's it says nothing. */
export function passageChecks(name: string, passages: Passed[] = []): Check[] {
  const ways = new Map(releaseCourse(name).ways.map(way => [`${way.from.name} to ${way.to.name}`, endsOf(way.from, way.to)]));
  return [...ways].map(([way, ends]) => {
    const found = passages.filter(({ from, to, objects }) => `${from} to ${to}` === way && objects === ends);
    const lost = found.filter(({ failed }) => failed > 0).map(({ failed, requests }) => `${failed} of ${requests} requests failed`);
    const idle = found.filter(({ requests }) => requests < 20).map(({ requests }) => `only ${requests} requests were on the way`);
    return {
      target: 'linkerd' as const,
      name: `releases/${name}: no request fails from ${way}, object by object`,
      features: [RELEASES[name].proves, 'traffic-split'],
      problems: found.length === 0 ? ['nobody went this way with these objects: record it anew'] : [...lost, ...idle],
    };
  });
}

function attemptOf({ service, port, asked }: Trial, client: string): Attempt {
  return { client, service, port, asked };
}

/** Each client's fate of each request. */
function fatesOf({ trials, verdicts }: Judged): { trial: Trial; client: string; fate: string }[] {
  return trials.flatMap(trial => Object.entries(verdicts.matrix[trial.key] ?? {})
    .flatMap(([fate, clients]) => clients.map(client => ({ trial, client, fate }))));
}

function otherFates(judged: Judged): string[] {
  const { trials, verdicts, cluster } = judged;
  const untried = trials.filter(({ key }) => !verdicts.matrix[key]).map(({ key }) => `nobody tried ${key}: record it anew`);
  const inVain = trials.length === 0 ? ['nothing was tried'] : [];
  return [...inVain, ...untried, ...fatesOf(judged).flatMap(({ trial, client, fate }) => {
    const expected = fatesExpected(cluster, attemptOf(trial, client));
    return expected.includes(fate) ? [] : [`${client} to ${trial.key}: proxies: ${fate}; the evaluators: ${expected.join(' or ')}`];
  })];
}

function undeclared(judged: Judged): string[] {
  const { bundle } = judged;
  const phases = new Map(bundle.namespaces.map(({ name, phase }) => [name, phase]));
  return fatesOf(judged).flatMap(({ trial, client, fate }) => {
    const service = serviceOf(bundle, trial);
    const open = phases.get(trial.service.metadata.namespace) !== RolloutPhase.STRICT || service?.enrolled === false;
    const carried = / by /.test(fate);
    if (isDeclared(bundle, trial, client) && !carried) return [`${client} to ${trial.key} is declared: ${fate}`];
    if (open) return carried ? [] : [`${client} to ${trial.key} must not be refused before the strict phase: ${fate}`];
    return carried && !isDeclared(bundle, trial, client) && !isProbed(trial) ? [`${client} to ${trial.key} is not declared: ${fate}`] : [];
  });
}

/** What the kubelet asks is answered whoever asks it. */
function isProbed({ asked: { path = '', headers } }: Trial): boolean {
  return path === '/healthz' || path === '/grpc.health.v1.Health/Check' || headers['user-agent']?.startsWith('kube-probe') === true || path === '/_healthz';
}

function otherResilience({ bundle, cluster, trials, verdicts }: Judged): string[] {
  return trials.flatMap(trial => {
    const [found, declared] = [verdicts.resilience![trial.key], declaredOf(bundle, trial)];
    if (!found || !declared) return [];
    const { service: { metadata: { name, namespace } }, port, asked } = trial;
    const source = { namespace: declared.client.split('/')[0], labels: {}, meshed: true };
    const { timeout, retries } = new OutboundRouter().route(cluster, { source, service: { name, namespace, port: port.port }, ...asked });
    return [
      ...differs(trial, 'tries', found.tries, found.tries === undefined ? undefined : 1 + (retries?.limit ?? 0)),
      ...differs(trial, 'tries by the declaration', found.tries, found.tries === undefined ? undefined : 1 + (declared.retries ?? 0)),
      ...differs(trial, 'the last try', found.atLast, found.atLast && '200'),
      ...differs(trial, 'given up in time', found.inTime, found.inTime === undefined ? undefined : true),
      ...differs(trial, 'tries that are too slow', found.slowTries, found.slowTries && 1 + (retries?.limit ?? 0)),
      ...differs(trial, 'limit', timeout?.request, declared.timeout),
    ];
  });
}

function differs(trial: Trial, what: string, got: unknown, wanted: unknown): string[] {
  return got === wanted ? [] : [`${trial.key}: ${what}: ${got}, must be ${wanted}`];
}

function otherShares({ bundle, cluster, trials, verdicts }: Judged): string[] {
  return sharedTrials(bundle, trials).flatMap(({ trial, client }) => {
    const counts = verdicts.shares?.[trial.key];
    if (!counts) return [`nobody counted ${trial.key}: record it anew`];
    const expected = sharesExpected(cluster, attemptOf(trial, client));
    const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
    return [...new Set([...Object.keys(counts), ...Object.keys(expected)])].flatMap(name => {
      const share = expected[name] ?? 0;
      const off = Math.abs((counts[name] ?? 0) - share * total);
      return off > LUCK * Math.sqrt(total * share * (1 - share)) + 1e-6 ? [`${trial.key}: ${name} answered ${counts[name] ?? 0} of ${total}, its share is ${share}`] : [];
    });
  });
}
