import * as fc from 'fast-check';
import { DATA_PLANES, keyOf, networkPolicy, releasePlans, worldOf } from './release-programs';
import { samplesOf } from './requests';
import { IMeshTarget } from '../../../src';
import { StageKind } from '../../../src/rollouts/stage';
import { AccessRequest, IEvaluator } from '../../../src/simulation/evaluator';
import { IstioAmbientEvaluator } from '../../../src/targets/istio/evaluation/ambient-evaluator';
import { IstioSidecarEvaluator } from '../../../src/targets/istio/evaluation/sidecar-evaluator';
import { LinkerdEvaluator } from '../../../src/targets/linkerd/evaluation/linkerd-evaluator';
import { NetworkPolicyEvaluator } from '../../../src/targets/network-policy/evaluation/network-policy-evaluator';
import { invalidities } from '../../imports/crd-schemas';
import { RUNS } from '../../properties/runs';

const EVALUATORS: { [name: string]: IEvaluator } = {
  'istio-sidecar': new IstioSidecarEvaluator(),
  'istio-ambient': new IstioAmbientEvaluator(),
  'linkerd': new LinkerdEvaluator(),
  'network-policy': new NetworkPolicyEvaluator(),
};
const TARGETS: [string, () => IMeshTarget][] = [
  ...DATA_PLANES.map(({ name, target }): [string, () => IMeshTarget] => [name, target]), ['network-policy', networkPolicy],
];
const mirrors = (name: string) => name !== 'linkerd';
const pick = <T>(all: T[], which: number): T => all[which % all.length];

describe.each(TARGETS)('%s', (name, target) => {
  test('policies say the same of the pods of both versions, and of calls to their own Services, at every stage', () => {
    fc.assert(fc.property(releasePlans, fc.nat(), fc.constantFrom('front', 'mobile', 'intruder'), (plan, which, source) => {
      const here = worldOf(plan, target(), {}, ['v1', 'v2'], mirrors(name));
      const stage = pick(here.stages, which);
      const objects = [...here.around, ...here.objects(stage)];
      for (const { request } of samplesOf(plan, stage, source)) {
        const decisions = accessesOf(objects, request, source).map(access => EVALUATORS[name].decide(objects, access).allowed);
        expect({ request, source, decisions }).toEqual({ request, source, decisions: decisions.map(() => decisions[0]) });
      }
    }), RUNS);
  });

  test('the last stage of a release is, byte for byte, the first one of the next', () => {
    fc.assert(fc.property(releasePlans, plan => {
      const [first, second] = [['v1', 'v2'], ['v2', 'v3']].map(([stable, canary]) => worldOf(plan, target(), {}, [stable, canary], mirrors(name)));
      expect(text(second.objects(second.stage('baseline')))).toEqual(text(first.objects(first.stage('retire'))));
      const steady = worldOf(plan, target(), {}, ['v2'], mirrors(name));
      expect(text(steady.objects(steady.stage('baseline')))).toEqual(text(first.objects(first.stage('retire'))));
    }), RUNS);
  });

  test('what cannot be changed never changes while an object is there, and objects of a version are there or not', () => {
    fc.assert(fc.property(releasePlans, fc.boolean(), (plan, adoption) => {
      const here = worldOf(plan, target(), { adoption }, ['v1', 'v2'], mirrors(name));
      const fixed = new Map<string, string>();
      const stages = [...here.stages, ...here.stages.flatMap(stage => here.abortFrom(stage) ?? [])];
      for (const object of stages.flatMap(stage => here.objects(stage))) {
        const value = JSON.stringify(immutableOf(object));
        expect(`${keyOf(object)} ${value}`).toEqual(`${keyOf(object)} ${fixed.get(keyOf(object)) ?? value}`);
        fixed.set(keyOf(object), value);
      }
    }), RUNS);
  });

  test('every object of every stage is valid, there once, and rendered the same again', () => {
    fc.assert(fc.property(releasePlans, fc.nat(), (plan, which) => {
      const here = worldOf(plan, target(), {}, ['v1', 'v2'], mirrors(name));
      const stage = pick(here.stages, which);
      const objects = here.objects(stage);
      expect(objects.flatMap(object => invalidities(object))).toEqual([]);
      expect(new Set(objects.map(keyOf)).size).toEqual(objects.length);
      expect(text(here.objects(stage))).toEqual(text(objects));
      const again = worldOf(plan, target(), {}, ['v1', 'v2'], mirrors(name));
      expect(text(again.objects(pick(again.stages, which)))).toEqual(text(objects));
    }), RUNS);
  });
});

test('a further step never takes pods away from a version at any stage', () => {
  fc.assert(fc.property(releasePlans, fc.integer({ min: 1, max: 99 }), (plan, weight) => {
    const finer = { ...plan, strategy: 'progressive' as const, weights: [...new Set([...plan.weights, weight])].sort((a, b) => a - b) };
    const [coarse, fine] = [{ ...plan, strategy: 'progressive' as const }, finer].map(each => worldOf(each, DATA_PLANES[0].target()));
    for (const stage of coarse.stages.filter(({ kind }) => kind === StageKind.SHIFT)) {
      const same = fine.stages.find(other => other.name === stage.name)!;
      stage.workloads.forEach(({ replicas, track }, i) => {
        const needed = Math.ceil((i === 0 ? 100 - stage.exposure : stage.exposure) * plan.replicas / 100);
        expect(same.workloads[i].replicas).toBeGreaterThanOrEqual(needed);
        expect(replicas).toBeGreaterThanOrEqual(needed);
        expect(same.workloads[i].track.name).toEqual(track.name);
      });
    }
  }), RUNS);
});

/** The same request to each pod that may get it, by the name of the service and by the names of the versions. */
function accessesOf(objects: any[], { service: { port }, method, path, headers }: any, source: string): AccessRequest[] {
  const targetPort = port === 80 ? 8080 : 8081;
  const pods = objects.filter(({ kind, metadata }) => kind === 'Deployment' && metadata.name.startsWith('web'));
  const services = objects.filter(({ kind, metadata }) => kind === 'Service' && metadata.name.startsWith('web')).map(({ metadata }) => metadata.name);
  return pods.flatMap(({ spec }) => services.map(service => ({
    source: { namespace: 'shop', serviceAccount: source, labels: { 'app.kubernetes.io/name': source }, meshed: true },
    destination: { namespace: 'shop', serviceAccount: 'web', labels: spec.template.metadata.labels, meshed: true },
    service,
    servicePort: port,
    port: targetPort,
    method,
    path,
    headers,
  })));
}

function immutableOf({ kind, spec }: any): any {
  if (kind === 'Deployment') return [spec.selector, spec.template];
  if (kind === 'Service') return [spec.clusterIP ?? null, spec.type ?? null, spec.ports];
  if (kind === 'HorizontalPodAutoscaler') return [spec.scaleTargetRef, spec.maxReplicas];
  return kind === 'PodDisruptionBudget' ? [spec.selector] : [];
}

function text(objects: any[]): string {
  return objects.map(object => JSON.stringify(object)).sort().join('\n');
}
