import { accountOf } from './account';
import { nameOf } from '../../kube-object';
import { ObjectRule } from '../../rule';

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
