import { FORMS } from './forms';
import { Limits } from './limits';

const NOT_NEGATIVE = { from: 0 };
const PROTOCOLS = ['TCP', 'UDP', 'SCTP'];

const SERVICE: Limits = {
  'spec/type': ['ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName'],
  'spec/sessionAffinity': ['None', 'ClientIP'],
  'spec/sessionAffinityConfig/clientIP/timeoutSeconds': { from: 1, to: 86400 },
  'spec/externalTrafficPolicy': ['Cluster', 'Local'],
  'spec/internalTrafficPolicy': ['Cluster', 'Local'],
  'spec/ipFamilyPolicy': ['SingleStack', 'PreferDualStack', 'RequireDualStack'],
  'spec/ipFamilies/*': ['IPv4', 'IPv6'],
  'spec/ports/*/name': { ...FORMS.label, fits: name => name === '' || FORMS.label.fits(name) },
  'spec/ports/*/port': { from: 1, to: 65535 },
  'spec/ports/*/targetPort': FORMS.targetPort,
  'spec/ports/*/nodePort': { from: 0, to: 65535 },
  'spec/ports/*/protocol': PROTOCOLS,
};

const DEPLOYMENT: Limits = {
  'spec/replicas': NOT_NEGATIVE,
  'spec/minReadySeconds': NOT_NEGATIVE,
  'spec/revisionHistoryLimit': NOT_NEGATIVE,
  'spec/progressDeadlineSeconds': { from: 1 },
  'spec/strategy/type': ['Recreate', 'RollingUpdate'],
  'spec/strategy/rollingUpdate/maxSurge': FORMS.amount,
  'spec/strategy/rollingUpdate/maxUnavailable': FORMS.share,
};

const STATEFUL_SET: Limits = {
  'spec/replicas': NOT_NEGATIVE,
  'spec/minReadySeconds': NOT_NEGATIVE,
  'spec/podManagementPolicy': ['OrderedReady', 'Parallel'],
  'spec/updateStrategy/type': ['RollingUpdate', 'OnDelete'],
};

const DAEMON_SET: Limits = {
  'spec/minReadySeconds': NOT_NEGATIVE,
  'spec/revisionHistoryLimit': NOT_NEGATIVE,
  'spec/updateStrategy/type': ['RollingUpdate', 'OnDelete'],
};

const JOB: Limits = {
  'spec/parallelism': NOT_NEGATIVE,
  'spec/completions': NOT_NEGATIVE,
  'spec/backoffLimit': NOT_NEGATIVE,
  'spec/activeDeadlineSeconds': NOT_NEGATIVE,
  'spec/ttlSecondsAfterFinished': NOT_NEGATIVE,
  'spec/completionMode': ['NonIndexed', 'Indexed'],
};

const CRON_JOB: Limits = {
  ...Object.fromEntries(Object.entries(JOB).map(([path, limit]) => [`spec/jobTemplate/${path}`, limit])),
  'spec/concurrencyPolicy': ['Allow', 'Forbid', 'Replace'],
  'spec/startingDeadlineSeconds': NOT_NEGATIVE,
  'spec/successfulJobsHistoryLimit': NOT_NEGATIVE,
  'spec/failedJobsHistoryLimit': NOT_NEGATIVE,
};

const AUTOSCALER: Limits = {
  'spec/minReplicas': NOT_NEGATIVE,
  'spec/maxReplicas': { from: 1 },
};

const BUDGET: Limits = {
  'spec/minAvailable': FORMS.share,
  'spec/maxUnavailable': FORMS.share,
  'spec/unhealthyPodEvictionPolicy': ['IfHealthyBudget', 'AlwaysAllow'],
};

const INGRESS: Limits = {
  'spec/rules/*/host': FORMS.host,
  'spec/rules/*/http/paths/*/pathType': ['Exact', 'Prefix', 'ImplementationSpecific'],
  'spec/rules/*/http/paths/*/backend/service/port/number': { from: 0, to: 65535 },
  'spec/rules/*/http/paths/*/backend/service/port/name': FORMS.portName,
  'spec/defaultBackend/service/port/number': { from: 0, to: 65535 },
  'spec/defaultBackend/service/port/name': FORMS.portName,
};

/** What values of built-in kinds may be, by group and kind. */
export const LIMITS_OF_OBJECTS: { [groupKind: string]: Limits } = {
  'Service': SERVICE,
  'apps/Deployment': DEPLOYMENT,
  'apps/StatefulSet': STATEFUL_SET,
  'apps/DaemonSet': DAEMON_SET,
  'apps/ReplicaSet': { 'spec/replicas': NOT_NEGATIVE, 'spec/minReadySeconds': NOT_NEGATIVE },
  'batch/Job': JOB,
  'batch/CronJob': CRON_JOB,
  'autoscaling/HorizontalPodAutoscaler': AUTOSCALER,
  'policy/PodDisruptionBudget': BUDGET,
  'networking.k8s.io/Ingress': INGRESS,
};
