import { labelsOf } from '../../../../analysis/rules/label-selector';
import { ObjectSet } from '../../../../analysis/rules/object-set';
import { PodShape } from '../../../../analysis/rules/pod-index';
import { record } from '../../../../analysis/rules/values';

type IsMeshed = (pod: PodShape) => boolean;

/** Which pods ztunnel takes the traffic of. */
export function ambientPods(objects: ObjectSet): IsMeshed {
  return pod => !sidecar(objects, pod) && modeOf(objects, pod) === 'ambient';
}

/** Which pods get a proxy of Istio. */
export function sidecarPods(objects: ObjectSet): IsMeshed {
  return pod => sidecar(objects, pod);
}

/** Which pods get a proxy of Linkerd. */
export function linkerdPods(objects: ObjectSet): IsMeshed {
  return ({ namespace, annotations }) => {
    const ofNamespace = labelsOf(record(objects.find('Namespace', '', namespace)?.body.metadata).annotations);
    return ['enabled', 'ingress'].includes(annotations['linkerd.io/inject'] ?? ofNamespace['linkerd.io/inject']);
  };
}

function modeOf(objects: ObjectSet, { namespace, labels }: PodShape): string | undefined {
  return labels['istio.io/dataplane-mode'] ?? objects.labelsOfNamespace(namespace)['istio.io/dataplane-mode'];
}

function sidecar(objects: ObjectSet, { namespace, labels }: PodShape): boolean {
  const ofNamespace = labelsOf(objects.labelsOfNamespace(namespace));
  const injected = ofNamespace['istio-injection'] === 'enabled' || 'istio.io/rev' in ofNamespace && ofNamespace['istio.io/dataplane-mode'] !== 'ambient';
  return labels['sidecar.istio.io/inject'] === undefined ? injected : labels['sidecar.istio.io/inject'] === 'true';
}
