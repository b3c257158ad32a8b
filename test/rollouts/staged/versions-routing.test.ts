import * as fc from 'fast-check';
import { DATA_PLANES, keyOf, ReleasePlan, releasePlans, ReleaseWorld, worldOf } from './release-programs';
import { Sample, samplesOf } from './requests';
import { Stage, StageKind } from '../../../src/rollouts/stage';
import { Routing } from '../../../src/simulation/router';
import { RUNS } from '../../properties/runs';

const mirrors = (name: string) => name !== 'linkerd';
const pick = <T>(all: T[], which: number): T => all[which % all.length];

/** What a request of a stage goes to: version (or the Service itself) and share, in percent. */
function sharesOf({ backends }: Routing): { [service: string]: number } {
  return Object.fromEntries(backends.map(({ service, share }) => [service, Math.round(share * 10000) / 100]));
}

describe.each(DATA_PLANES.map(plane => [plane.name, plane] as const))('%s', (name, plane) => {
  test('each request is matched by one rule, and every rule has the declared shares, or the version that is asked for', () => {
    fc.assert(fc.property(releasePlans, fc.nat(), (plan, which) => {
      const here = worldOf(plan, plane.target(), {}, ['v1', 'v2'], mirrors(name));
      const stage = pick(here.stages, which);
      const objects = [...here.around, ...here.objects(stage)];
      const [stable, canary] = namesOf(plan);
      for (const { request, asks, pinned } of samplesOf(plan, stage, 'front')) {
        const routing = plane.router.route(objects, request);
        const wanted = expectedShares(stage, { asks, pinned }, stable, canary);
        expect({ request, shares: sharesOf(routing) }).toEqual({ request, shares: wanted });
        if (wanted.web === undefined) expect({ request, matching: routing.matching }).toEqual({ request, matching: 1 });
      }
      expect(unsoundWeights(objects)).toEqual([]);
    }), RUNS);
  });

  test('timeout, retries and headers are the same for every version, however it is reached', () => {
    fc.assert(fc.property(releasePlans, fc.nat(), (plan, which) => {
      const here = worldOf(plan, plane.target(), {}, ['v1', 'v2'], mirrors(name));
      const stage = pick(here.stages, which);
      const objects = [...here.around, ...here.objects(stage)];
      const policies = new Map<string, string>();
      for (const { request } of samplesOf(plan, stage, 'front')) {
        const { timeout, retries, backends } = plane.router.route(objects, request);
        const headers = backends.flatMap(({ responseHeaders = [] }) => responseHeaders.map(header => header.name)).filter(each => each !== 'set-cookie');
        const policy = JSON.stringify({ timeout, retries, headers });
        const about = `${request.service.port} ${request.method} ${request.path}`;
        expect(`${about} ${policy}`).toEqual(`${about} ${policies.get(about) ?? policy}`);
        policies.set(about, policy);
      }
      expect(breakersOf(here.objects(stage), plan)).toEqual(plan.breaker ? [true] : [false]);
    }), RUNS);
  });
});

test('every data plane sends the same request to the same versions', () => {
  fc.assert(fc.property(releasePlans, fc.nat(), (plan, which) => {
    const worlds = DATA_PLANES.map(plane => ({ plane, here: worldOf(plan, plane.target(), {}, ['v1', 'v2'], false) }));
    const stageOf = (here: ReleaseWorld) => pick(here.stages, which);
    for (const { request } of samplesOf(plan, stageOf(worlds[0].here), 'front')) {
      const all = worlds.map(({ plane, here }) => sharesOf(plane.router.route([...here.around, ...here.objects(stageOf(here))], request)));
      expect({ request, shares: all }).toEqual({ request, shares: all.map(() => all[0]) });
    }
  }), RUNS);
});

function namesOf(plan: ReleasePlan): [string, string] {
  return plan.slots ? ['web-a', 'web-b'] : ['web-v1', 'web-v2'];
}

/** The declared shares, said once more and plainly. */
function expectedShares(
  { kind, exposure, release }: Stage, { asks, pinned }: Omit<Sample, 'request'>, stable: string, canary: string,
): { [service: string]: number } {
  if (release!.backends.length === 0) return { web: 100 };
  const shown = [StageKind.PREVIEW, StageKind.MIRROR, StageKind.SHIFT, StageKind.TEST].includes(kind);
  if (asks === 'preview' && shown || asks === 'test' && kind === StageKind.TEST) return { [canary]: 100 };
  if (pinned !== undefined) return { [pinned]: 100 };
  if (kind === StageKind.PROMOTE || kind === StageKind.RETIRE) return { [canary]: 100 };
  return exposure === 0 ? { [stable]: 100 } : { [stable]: 100 - exposure, [canary]: exposure };
}

/** Rules whose weights are not 100 together, or that have a weight and one backend only. */
function unsoundWeights(objects: any[]): string[] {
  const rules = objects.flatMap(object => (object.spec?.http ?? object.spec?.rules ?? [])
    .map((rule: any) => ({ object, backends: rule.route ?? rule.backendRefs ?? [] })));
  return rules.filter(({ object, backends }) => {
    const weights = backends.map(({ weight }: any) => weight);
    if (backends.length <= 1) return weights.some((weight: any) => weight !== undefined);
    const least = object.kind === 'VirtualService' ? 0 : 1; // where it keeps the cluster of a version known
    return weights.some((weight: any) => !(weight >= least)) || weights.reduce((sum: number, weight: number) => sum + weight, 0) !== 100;
  }).map(({ object, backends }) => `${keyOf(object)} ${JSON.stringify(backends)}`);
}

/** Whether each Service that requests may end at is guarded, and by the same; each answer once. */
function breakersOf(objects: any[], { breaker }: ReleasePlan): boolean[] {
  const services = objects.filter(({ kind }) => kind === 'Service');
  const guards = services.map(({ metadata }) => {
    const rule = objects.find(({ kind, spec }) => kind === 'DestinationRule' && spec.host.startsWith(`${metadata.name}.`));
    const annotation = metadata.annotations?.['balancer.linkerd.io/failure-accrual-consecutive-max-failures'];
    return annotation ?? rule?.spec.trafficPolicy?.outlierDetection?.consecutive5xxErrors;
  });
  expect(new Set(guards.map(String)).size).toEqual(1);
  expect(guards.map(Number)).toEqual(guards.map(() => breaker ? 5 : NaN));
  return [...new Set(guards.map(guard => guard !== undefined))];
}
