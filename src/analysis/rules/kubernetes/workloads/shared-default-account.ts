import { accountOf } from './account';
import { nameOf } from '../../kube-object';
import { PodShape } from '../../pod-index';
import { ObjectRule } from '../../rule';

/** Who runs as default has the identity of all who do. */
export const sharedDefaultAccount: ObjectRule = {
  entry: {
    code: 'CM1124',
    name: 'shared-default-account',
    severity: 'info',
    summary: 'Several workloads of a namespace run as the ServiceAccount default.',
    explanation: 'Meshes know pods by their ServiceAccount: who allows one of these workloads allows all of them.',
    remedy: 'Give each workload a ServiceAccount of its own.',
    see: 'https://kubernetes.io/docs/concepts/security/service-accounts/',
  },
  reads: ['Pod'],
  check: objects => {
    const byNamespace = new Map<string, PodShape[]>();
    for (const pod of objects.pods().all.filter(each => (accountOf(each) ?? 'default') === 'default' && !/Job$/.test(each.owner.kind))) {
      byNamespace.set(pod.namespace, [...byNamespace.get(pod.namespace) ?? [], pod]);
    }
    return [...byNamespace.values()].filter(pods => pods.length > 1).flatMap(pods => pods.map(({ owner, pointer }) => (
      { object: owner, pointer: `${pointer}/spec`, message: `${nameOf(owner)} runs as ServiceAccount default, as ${pods.length - 1} others of its namespace do` })));
  },
};
