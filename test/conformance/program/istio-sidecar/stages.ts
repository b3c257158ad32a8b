import { compiledFor, Compiled } from './dump';
import { routeOf } from './route';
import { Stage } from '../../../../src/rollouts/stage';
import { Bench } from '../../bench';
import { GROUP, PREVIEW, Release, releasesOf } from '../../cases/shop-releases';
import { clusterOf } from '../../cluster/cluster';
import { Acceptance } from '../../envoy/acceptance';
import { SIDECARS } from '../../meshes/istio';
import { Check } from '../../suite';

const FEATURES: { [release: string]: string[] } = {
  web: ['traffic-split', 'version-by-request', 'mirroring'],
  basket: ['traffic-split', 'session-affinity'],
  shelf: ['version-by-request'],
  pages: ['blue-green'],
  redis: ['tcp-traffic-split'],
  parts: ['subset-split'],
  catalog: ['version-by-metadata'],
};

/** Weights, versions by request and copies, as stages of releases compile. */
export async function stageRules(bench: Bench, acceptance: Acceptance): Promise<Check[]> {
  const names = Object.keys(FEATURES).filter(name => bench.wants('istio-sidecar', FEATURES[name]));
  if (names.length === 0) return [];
  const { around, releases } = releasesOf('istio-sidecar', names);
  const problems = new Map<string, string[]>(names.map(name => [name, []]));
  const steps = Math.max(...releases.map(({ stages }) => stages.length));
  for (let step = 0; step < steps; step++) {
    const at = releases.map(release => ({ release, stage: release.stages[Math.min(step, release.stages.length - 1)] }));
    const objects = clusterOf(bench.objects([...around, ...at.flatMap(({ release, stage }) => release.objects(stage))]), SIDECARS);
    const compiled = await compiledFor(bench, `stage-${step}`, objects);
    acceptance.add(`stage ${step}`, names.flatMap(name => FEATURES[name]), compiled);
    for (const { release, stage } of at) problems.get(release.name)!.push(...stageProblems(compiled.get('shop/front-1')!, release, stage));
  }
  return releases.map(({ name }) => ({
    target: 'istio-sidecar', name: `${name}: routes have the weights, versions and copies of each stage`, features: FEATURES[name], problems: problems.get(name)!,
  }));
}

function stageProblems(compiled: Compiled, release: Release, stage: Stage): string[] {
  const destinations = weightsOf(compiled, release, {});
  if (destinations === undefined) return [`${stage.name}: no route`];
  const total = destinations.reduce((sum, { weight }) => sum + weight, 0);
  const canary = destinations.filter(({ cluster }) => versionOf(compiled, cluster) === '2').reduce((sum, { weight }) => sum + weight, 0) / total;
  const nowhere = destinations.filter(({ cluster, weight }) => weight > 0 && versionOf(compiled, cluster) === undefined);
  const exposure = stage.name === 'retire' ? 1 : stage.exposure / 100;
  return [
    ...nowhere.map(({ cluster }) => `${stage.name}: ${cluster} has no endpoint`),
    ...canary === exposure ? [] : [`${stage.name}: the canary has ${canary * 100} % instead of ${exposure * 100} %`],
    ...askedProblems(compiled, release, stage),
    ...copyProblems(compiled, release, stage),
  ];
}

const PREVIEWED = { [PREVIEW.name]: PREVIEW.value };
const HEADERS: { [release: string]: { [name: string]: string } } = { web: PREVIEWED, catalog: PREVIEWED, shelf: { [GROUP.name]: GROUP.value } };
const HUNDREDTHS: { [denominator: string]: number } = { HUNDRED: 1, TEN_THOUSAND: 100, MILLION: 10000 };

function askedProblems(compiled: Compiled, release: Release, { name }: Stage): string[] {
  const headers = HEADERS[release.name];
  if (!headers || ['baseline', 'prepare'].includes(name)) return [];
  const asked = (weightsOf(compiled, release, headers) ?? []).filter(({ weight }) => weight > 0);
  const versions = asked.map(({ cluster }) => versionOf(compiled, cluster));
  return versions.length > 0 && versions.every(version => version === '2') ? [] : [`${name}: requests that ask for version 2 go to ${versions.join(', ')}`];
}

function copyProblems(compiled: Compiled, release: Release, { name }: Stage): string[] {
  if (release.name !== 'web') return [];
  const policies = routeOf(compiled, outgoing(release, {}))?.route.requestMirrorPolicies ?? [];
  const fraction = policies[0]?.runtimeFraction.defaultValue;
  const percent = fraction ? fraction.numerator / HUNDREDTHS[fraction.denominator ?? 'HUNDRED'] : 0;
  const declared = Number(/^mirror-(\d+)$/.exec(name)?.[1] ?? 0);
  return percent === declared ? [] : [`${name}: ${percent} % are copied instead of ${declared} %`];
}

function outgoing({ name, port }: Release, headers: { [name: string]: string }) {
  const path = name === 'catalog' ? '/shop.Catalog/Get' : '/';
  return { host: `${name}.shop.svc.cluster.local`, port: port.number, method: 'GET', path, headers };
}

/** Where requests go, or connections of a port without requests. */
function weightsOf(compiled: Compiled, release: Release, headers: { [name: string]: string }): { cluster: string; weight: number }[] | undefined {
  const filters = compiled.listeners.flatMap(({ filterChains = [] }) => filterChains).flatMap((chain: any) => chain.filters);
  const tcp = filters.map(({ typedConfig }: any) => typedConfig).find((config: any) => config?.['@type']?.endsWith('TcpProxy')
    && `${config.cluster ?? ''}${JSON.stringify(config.weightedClusters ?? '')}`.includes(`|${release.name}`));
  const route = release.name === 'redis' ? tcp : routeOf(compiled, outgoing(release, headers))?.route;
  if (!route) return undefined;
  if (route.cluster) return [{ cluster: route.cluster, weight: 1 }];
  return route.weightedClusters.clusters.map(({ name, weight = 0 }: any) => ({ cluster: name, weight }));
}

/** The version of the pods behind a cluster; none if there are none, or of both. */
function versionOf({ endpoints }: Compiled, cluster: string): string | undefined {
  const text = JSON.stringify(endpoints.find(({ clusterName }) => clusterName === cluster) ?? {});
  const versions = [...new Set([...text.matchAll(/-v([12])-\d+;/g)].map(([, version]) => version))];
  return versions.length === 1 ? versions[0] : undefined;
}
