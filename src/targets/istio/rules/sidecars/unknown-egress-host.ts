import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { list, record, text } from '../../../../analysis/rules/values';
import { hostKey, serviceOf } from '../lookup/hosts';
import { SIDECAR, WITH_SIDECARS } from '../lookup/kinds';
import { HOST_KINDS, KnownHosts } from '../lookup/known-hosts';

/** A Sidecar imports what there is. */
export const unknownEgressHost: ObjectRule = {
  entry: {
    code: 'CM2125',
    name: 'unknown-egress-host',
    severity: 'warning',
    summary: 'A Sidecar imports a Service that does not exist, or from another namespace than its own.',
    explanation: 'Nothing is imported by it: calls of the Service that is meant go to an unknown host.',
    remedy: 'Write `namespace/name.namespace.svc.cluster.local` with the namespace of the Service.',
    elsewhere: ['KIA1004'],
    targets: WITH_SIDECARS,
    see: 'https://istio.io/latest/docs/reference/config/networking/sidecar/#IstioEgressListener',
  },
  reads: [SIDECAR, ...HOST_KINDS],
  check: (objects, { complete }) => {
    const known = new KnownHosts(objects);
    return !complete ? [] : objects.of(SIDECAR).flatMap(object => list(record(object.body.spec).egress).flatMap((egress, i) =>
      list(record(egress).hosts).flatMap((entry, j) => {
        const [from, host = ''] = (text(entry) ?? '').split('/');
        const key = hostKey(host, object.namespace);
        const other = serviceOf(key) && !['*', from === '.' ? object.namespace : from].includes(serviceOf(key)!.namespace) && from !== '*';
        const exists = known.portsOf(key, [object.namespace]) !== undefined;
        if (from.startsWith('~') || !known.isMissing(key, [object.namespace]) && !(other && exists)) return [];
        const message = `${nameOf(object)} imports ${entry}, ${exists ? 'which is in another namespace' : 'which does not exist'}`;
        return [{ object, pointer: `/spec/egress/${i}/hosts/${j}`, message }];
      })));
  },
};
