import { nameOf } from '../../kube-object';
import { PodShape } from '../../pod-index';
import { ObjectRule } from '../../rule';
import { record, text } from '../../values';

function accountOf({ spec }: PodShape): string | undefined {
  return text(record(spec).serviceAccountName) ?? text(record(spec).serviceAccount);
}

/** Pods run as a ServiceAccount, which must be there. */
export const serviceAccountMissing: ObjectRule = {
  entry: {
    code: 'CM1123',
    name: 'service-account-missing',
    severity: 'error',
    summary: 'Pods run as a ServiceAccount that does not exist.',
    explanation: 'Pods are refused until it is there: the workload has none.',
    remedy: 'Add the ServiceAccount, or correct the name.',
    see: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/',
  },
  reads: ['Pod', 'ServiceAccount'],
  check: (objects, { complete }) => !complete ? [] : objects.pods().all.flatMap(pod => {
    const account = accountOf(pod);
    const known = objects.in('ServiceAccount', pod.namespace).length > 0;
    if (account === undefined || account === 'default' || !known || objects.find('ServiceAccount', pod.namespace, account)) return [];
    return [{ object: pod.owner, pointer: `${pod.pointer}/spec/serviceAccountName`, message: `${nameOf(pod.owner)} runs as ServiceAccount ${account}, which does not exist` }];
  }),
};

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
