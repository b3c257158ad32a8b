import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { list, record } from '../../../../analysis/rules/values';
import { hasSidecar } from '../lookup/enrolment';
import { entryOf } from '../lookup/entry';
import { WITH_SIDECARS } from '../lookup/kinds';

/** The user of the proxy, whose traffic is let through. */
const PROXY_USER = 1337;

/** A container that runs as the user of the proxy. */
export const reservedUser: ObjectRule = {
  entry: entryOf({
    code: 'CM2173',
    name: 'reserved-user',
    severity: 'warning',
    summary: 'A container of a pod with a proxy runs as user 1337.',
    explanation: 'This is the user of the proxy: the traffic of the container goes around it, without mTLS and without any policy.',
    remedy: 'Use another `runAsUser`.',
    elsewhere: ['IST0144'],
    targets: WITH_SIDECARS,
  }),
  reads: ['Pod', 'Namespace'],
  check: objects => objects.pods().all.filter(({ spec }) => /\b1337\b/.test(JSON.stringify([spec.securityContext, spec.containers]))).flatMap(pod => {
    if (!hasSidecar(pod, objects)) return [];
    const at = `${pod.pointer}/spec`;
    const containers = list(pod.spec.containers).map((each, i) => ({ each: record(each), pointer: `${at}/containers/${i}/securityContext/runAsUser` }))
      .filter(({ each }) => each.name !== 'istio-proxy');
    return [{ each: record(pod.spec), pointer: `${at}/securityContext/runAsUser` }, ...containers]
      .filter(({ each }) => record(each.securityContext).runAsUser === PROXY_USER)
      .map(({ pointer }) => ({ object: pod.owner, pointer, message: `${nameOf(pod.owner)} runs a container as user ${PROXY_USER}, that of the proxy` }));
  }),
};
