import { KubeObject } from '../../../../analysis/rules/kube-object';
import { ObjectSet } from '../../../../analysis/rules/object-set';
import { PodShape } from '../../../../analysis/rules/pod-index';
import { record } from '../../../../analysis/rules/values';
import { hasSidecar } from '../lookup/enrolment';
import { PEER_AUTHENTICATION } from '../lookup/kinds';
import { policySelector } from '../lookup/selectors';

/** Tells of pods whether their proxies take mTLS only, on all ports. */
export function strictness(objects: ObjectSet, rootNamespace: string): (pod: PodShape) => boolean {
  const own = new Map<PodShape, KubeObject>();
  const wide = new Map<string, KubeObject>();
  for (const policy of objects.of(PEER_AUTHENTICATION)) {
    const labels = policySelector(policy);
    if (Object.keys(labels).length === 0) wide.set(policy.namespace, policy);
    else objects.pods().having(policy.namespace, labels).forEach(pod => own.set(pod, policy));
  }
  return pod => {
    const policies = [own.get(pod), wide.get(pod.namespace), wide.get(rootNamespace)].flatMap(policy => policy ?? []);
    if (!hasSidecar(pod, objects) || policies.some(({ body }) => record(body.spec).portLevelMtls)) return false;
    return policies.map(({ body }) => record(record(body.spec).mtls).mode).find(mode => mode !== undefined && mode !== 'UNSET') === 'STRICT';
  };
}
