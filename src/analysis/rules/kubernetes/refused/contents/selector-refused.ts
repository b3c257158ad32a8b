import { KubeObject, nameOf } from '../../../kube-object';
import { selectorOf, selectsAll } from '../../../label-selector';
import { labelFaults, SelectorFault, selectorFaults } from '../../../label-syntax';
import { ObjectRule } from '../../../rule';
import { list, record } from '../../../values';

const WORKLOADS = ['apps/DaemonSet', 'apps/Deployment', 'apps/ReplicaSet', 'apps/StatefulSet'];
const CLUSTER_ROLE = 'rbac.authorization.k8s.io/ClusterRole';
const KINDS = ['Service', 'PersistentVolumeClaim', CLUSTER_ROLE, 'policy/PodDisruptionBudget', ...WORKLOADS];

/** Selectors are of labels that can be, and those of workloads select something. */
export const selectorRefused: ObjectRule = {
  entry: {
    code: 'CM1212',
    name: 'selector-refused',
    severity: 'error',
    refusedBy: 'API server',
    summary: 'A selector of a workload, a budget, a claim, a Service or a ClusterRole is empty, has an operator that does not exist, or a key or value that no label can have.',
    explanation: 'The API server refuses the object.',
    remedy: 'Select by labels that the pods have, with In and NotIn for values, Exists and DoesNotExist without.',
    see: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors',
  },
  reads: KINDS,
  check: objects => KINDS.flatMap(kind => objects.of(kind).flatMap(object => faultsOf(object, kind).map(({ pointer, message }) => (
    { object, pointer, message: `${nameOf(object)}: ${message}` })))),
};

function faultsOf({ body }: KubeObject, kind: string): SelectorFault[] {
  if (kind === CLUSTER_ROLE) {
    return list(record(body.aggregationRule).clusterRoleSelectors).flatMap((each, i) => selectorFaults(each, `/aggregationRule/clusterRoleSelectors/${i}`));
  }
  const { selector } = record(body.spec);
  if (typeof selector !== 'object' || selector === null || Array.isArray(selector)) return [];
  if (kind === 'Service') return labelFaults(selector, '/spec/selector');
  const isEmpty = WORKLOADS.includes(kind) && selectsAll(selectorOf(selector));
  return [...isEmpty ? [{ pointer: '/spec/selector', message: 'its selector is empty; expected labels of its pods' }] : [], ...selectorFaults(selector, '/spec/selector')];
}
