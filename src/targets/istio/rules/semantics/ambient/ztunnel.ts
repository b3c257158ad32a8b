import { KubeObject } from '../../../../../analysis/rules/kube-object';
import { ObjectSet } from '../../../../../analysis/rules/object-set';
import { PodShape } from '../../../../../analysis/rules/pod-index';
import { AUTHORIZATION_POLICY, labelsOf, targetsOf } from '../policy';

const MODE = 'istio.io/dataplane-mode';

/** AuthorizationPolicies that ztunnel reads: those without target, of pods that have no sidecar. */
export function policiesOfZtunnel(objects: ObjectSet): KubeObject[] {
  return objects.of(AUTHORIZATION_POLICY).filter(policy => {
    const ambient = objects.labelsOfNamespace(policy.namespace)[MODE] === 'ambient';
    if (!ambient || targetsOf(policy).length > 0) return false;
    const labels = labelsOf(policy);
    return Object.keys(labels).length === 0 || objects.pods().having(policy.namespace, labels).some(isOfZtunnel);
  });
}

function isOfZtunnel({ labels, annotations }: PodShape): boolean {
  return labels[MODE] !== 'none' && labels['sidecar.istio.io/inject'] !== 'true' && annotations['inject.istio.io/templates'] === undefined;
}
