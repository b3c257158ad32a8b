import { Feature } from '../../../src';
import { Mutant, TargetName } from '../suite';

type Change = (object: any) => any;

/** A mistake in the objects of a kind; `change` works on a copy of each. */
function inKind(target: TargetName, name: string, features: Feature[], kind: string, change: Change): Mutant {
  return { target, name, features, change: objects => objects.map(object => object.kind === kind ? change(object) : object) };
}

const withSpec = (change: Change): Change => object => ({ ...object, spec: change(object.spec) });

const analysis = (change: Change): Change => withSpec(spec => ({ ...spec, analysis: change(spec.analysis) }));

const otherWeights = analysis(({ stepWeights, ...rest }) =>
  ({ ...rest, stepWeights: stepWeights?.map((weight: number) => weight === 25 ? 30 : weight) }));

const upsideDown = analysis(({ metrics, ...rest }) => ({
  ...rest,
  metrics: metrics?.map(({ thresholdRange: { min, max }, ...metric }: any) => ({ ...metric, thresholdRange: { min: max, max: min } })),
}));

const ofTheOldVersion = withSpec(({ query, ...rest }) => ({ ...rest, query: query.replaceAll('cart-canary', 'cart-primary') }));

const steps = (change: (steps: any[]) => any[]): Change => withSpec(({ strategy: { canary, ...strategy }, ...spec }) => ({
  ...spec, strategy: { ...strategy, ...canary && { canary: { ...canary, steps: change(canary.steps) } } },
}));

const routing = (change: Change): Change => withSpec(({ strategy: { canary }, ...spec }) =>
  ({ ...spec, strategy: { canary: { ...canary, trafficRouting: change(canary.trafficRouting) } } }));

const swapped = withSpec(({ strategy: { canary, blueGreen }, ...spec }) => ({
  ...spec,
  strategy: canary ? { canary } : { blueGreen: { ...blueGreen, activeService: blueGreen.previewService, previewService: blueGreen.activeService } },
}));

const oldImage = withSpec(({ template, ...spec }) => {
  const containers = template.spec.containers.map((container: any) => ({ ...container, image: container.image.replace('cart:2', 'cart:1') }));
  return { ...spec, template: { ...template, spec: { ...template.spec, containers } } };
});

const { BLUE_GREEN, MIRRORING, OBJECTIVES, VERSION_BY_REQUEST } = Feature;

/** Mistakes in what controllers are told. */
export const MUTANTS: Mutant[] = [
  inKind('istio-sidecar', 'a step of Flagger\'s with another weight', [OBJECTIVES], 'Canary', otherWeights),
  inKind('istio-sidecar', 'an objective of Flagger\'s upside down', [OBJECTIVES], 'Canary', upsideDown),
  inKind('istio-sidecar', 'the metrics of the old version', [OBJECTIVES], 'MetricTemplate', ofTheOldVersion),
  inKind('istio-sidecar', 'a step of Argo Rollouts\' with another weight', [OBJECTIVES], 'Rollout',
    steps(all => all.map(step => step.setWeight === 25 ? { setWeight: 30 } : step))),
  inKind('istio-sidecar', 'no analysis between the steps', [OBJECTIVES], 'Rollout', steps(all => all.filter(step => !step.analysis))),
  inKind('istio-sidecar', 'good and bad are swapped in the analysis', [OBJECTIVES], 'AnalysisTemplate', withSpec(spec => ({
    ...spec,
    metrics: spec.metrics.map(({ successCondition, failureCondition, ...metric }: any) =>
      ({ ...metric, successCondition: failureCondition, failureCondition: successCondition })),
  }))),
  inKind('istio-sidecar', 'a route that the VirtualService does not have', [VERSION_BY_REQUEST], 'Rollout',
    routing(({ istio }) => ({ istio: { virtualService: { ...istio.virtualService, routes: ['shares-9'] } } }))),
  inKind('istio-sidecar', 'the test is for everybody', [VERSION_BY_REQUEST], 'Canary', analysis(({ match, ...rest }) => rest)),
  inKind('istio-sidecar', 'another share is mirrored', [MIRRORING], 'Canary', analysis(rest => ({ ...rest, mirrorWeight: 20 }))),
  inKind('istio-ambient', 'a step of Flagger\'s with another weight', [OBJECTIVES], 'Canary', otherWeights),
  inKind('istio-ambient', 'the provider has no routes', [VERSION_BY_REQUEST], 'Canary', withSpec(spec => ({ ...spec, provider: 'kubernetes' }))),
  inKind('linkerd', 'an objective of Flagger\'s upside down', [OBJECTIVES], 'Canary', upsideDown),
  inKind('linkerd', 'active and preview Services are swapped', [BLUE_GREEN], 'Rollout', swapped),
  inKind('network-policy', 'active and preview Services are swapped', [BLUE_GREEN], 'Rollout', swapped),
  inKind('network-policy', 'the new version has the old image', [BLUE_GREEN], 'Rollout', oldImage),
].map(mutant => ({ ...mutant, name: `${mutant.name} (${mutant.target})` }));
