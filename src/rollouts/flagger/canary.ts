import { analysisOf } from './analysis';
import { FlaggerFacts, Manifest } from '../../targets/target';
import { ControlledRelease, wantedTrack } from '../controlled';

/**
 * What Flagger is told of a release.
 *
 * ```yaml
 * kind: Canary
 * metadata: { name: cart, namespace: shop }
 * spec:
 *   provider: ...
 *   targetRef: { apiVersion: apps/v1, kind: Deployment, name: cart }
 *   service: { name: cart, port: 80, targetPort: 8080, appProtocol: http, apex: {...}, primary: {...}, canary: {...} }
 *   analysis: { interval: 60s, threshold: 5, stepWeights: [5, 25, 50], metrics: [...] }
 * ```
 * @see https://docs.flagger.app/usage/how-it-works
 */
export function renderCanary(release: ControlledRelease, deployment: string): Manifest[] {
  const { spec, service, target } = release;
  const key = { apiVersion: 'flagger.app/v1beta1', kind: 'Canary', name: spec.service.name, namespace: spec.service.namespace };
  return [Manifest.of(key, {
    produce: () => {
      const { flagger } = target.releaseFacts(service, spec.delivery);
      return {
        spec: {
          provider: flagger?.provider,
          targetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: deployment },
          autoscalerRef: autoscalerRef(release),
          service: serviceOf(release, flagger),
          analysis: analysisOf(release, deployment),
        },
      };
    },
  })];
}

function autoscalerRef({ spec }: ControlledRelease): any {
  if (wantedTrack(spec).capacity.max === undefined) return undefined;
  return { apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler', name: spec.service.name };
}

/** Flagger makes three Services: with the labels and annotations that the service's own would have, and its first port. */
function serviceOf({ spec, originals }: ControlledRelease, flagger?: FlaggerFacts): any {
  const { metadata, spec: { ports: [{ name, port, targetPort, appProtocol }], trafficDistribution } } = originals.service!();
  const marks = { labels: metadata.labels, annotations: metadata.annotations };
  return {
    name: spec.service.name,
    port,
    portName: name,
    targetPort,
    appProtocol,
    trafficDistribution,
    ...flagger?.service,
    apex: { ...marks, annotations: unlessEmpty({ ...marks.annotations, ...flagger?.routeAnnotations }) },
    primary: marks,
    canary: marks,
  };
}

function unlessEmpty(map: { [key: string]: string }): { [key: string]: string } | undefined {
  return Object.keys(map).length > 0 ? map : undefined;
}
