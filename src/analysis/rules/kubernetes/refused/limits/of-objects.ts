import { FORMS, given } from './forms';
import { Limits } from './limits';
import { ENDPOINTS, ENDPOINT_SLICE, INGRESS, SERVICE } from './of-network';
import { AUTOSCALER, CLAIM, CRON_JOB, DAEMON_SET, DEPLOYMENT, JOB, REPLICA_SET, STATEFUL_SET } from './of-workloads';

const BUDGET: Limits = {
  'spec/minAvailable': FORMS.share,
  'spec/maxUnavailable': FORMS.share,
  'spec/unhealthyPodEvictionPolicy': given('IfHealthyBudget', 'AlwaysAllow'),
};

const RBAC = 'rbac.authorization.k8s.io';
const BINDING: Limits = {
  'roleRef/apiGroup': [RBAC],
  'roleRef/name': FORMS.pathPart,
  'subjects/*/kind': given('ServiceAccount', 'User', 'Group'),
  'subjects/*/name': FORMS.notEmpty,
};

/** What values of built-in kinds may be, by group and kind. */
export const LIMITS_OF_OBJECTS: { [groupKind: string]: Limits } = {
  'Namespace': { 'spec/finalizers/*': FORMS.finalizer },
  'Service': SERVICE,
  'apps/Deployment': DEPLOYMENT,
  'apps/StatefulSet': STATEFUL_SET,
  'apps/DaemonSet': DAEMON_SET,
  'apps/ReplicaSet': REPLICA_SET,
  'batch/Job': JOB,
  'batch/CronJob': CRON_JOB,
  'autoscaling/HorizontalPodAutoscaler': AUTOSCALER,
  'policy/PodDisruptionBudget': BUDGET,
  'networking.k8s.io/Ingress': INGRESS,
  'Endpoints': ENDPOINTS,
  'discovery.k8s.io/EndpointSlice': ENDPOINT_SLICE,
  'PersistentVolumeClaim': CLAIM,
  [`${RBAC}/ClusterRole`]: { 'aggregationRule/clusterRoleSelectors': FORMS.someItems },
  [`${RBAC}/RoleBinding`]: { ...BINDING, 'roleRef/kind': given('Role', 'ClusterRole') },
  [`${RBAC}/ClusterRoleBinding`]: { ...BINDING, 'roleRef/kind': given('ClusterRole') },
};
