import { FORMS, given } from './forms';
import { below, Limits } from './limits';

const NOT_NEGATIVE = { from: 0 };

/** What values of Deployments may be. */
export const DEPLOYMENT: Limits = {
  'spec/replicas': NOT_NEGATIVE,
  'spec/minReadySeconds': NOT_NEGATIVE,
  'spec/revisionHistoryLimit': NOT_NEGATIVE,
  'spec/progressDeadlineSeconds': { from: 1 },
  'spec/strategy/type': ['Recreate', 'RollingUpdate'],
  'spec/strategy/rollingUpdate/maxSurge': FORMS.amount,
  'spec/strategy/rollingUpdate/maxUnavailable': FORMS.share,
};

/** What values of PersistentVolumeClaims, and of templates of them may be. */
export const CLAIM: Limits = {
  'spec/accessModes': FORMS.someItems,
  'spec/accessModes/*': given('ReadWriteOnce', 'ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOncePod'),
  'spec/resources/requests': FORMS.withStorage,
  'spec/volumeMode': given('Filesystem', 'Block'),
  'spec/storageClassName': FORMS.dnsNameOrNone,
};

/** What values of StatefulSets may be. */
export const STATEFUL_SET: Limits = {
  'spec/replicas': NOT_NEGATIVE,
  'spec/minReadySeconds': NOT_NEGATIVE,
  'spec/podManagementPolicy': ['OrderedReady', 'Parallel'],
  'spec/serviceName': FORMS.labelOrNone,
  'spec/ordinals/start': NOT_NEGATIVE,
  'spec/persistentVolumeClaimRetentionPolicy/whenDeleted': ['Retain', 'Delete'],
  'spec/persistentVolumeClaimRetentionPolicy/whenScaled': ['Retain', 'Delete'],
  'spec/updateStrategy/rollingUpdate/partition': NOT_NEGATIVE,
  ...below('spec/volumeClaimTemplates/*', CLAIM),
  'spec/updateStrategy/type': ['RollingUpdate', 'OnDelete'],
};

/** What values of ReplicaSets may be. */
export const REPLICA_SET: Limits = { 'spec/replicas': NOT_NEGATIVE, 'spec/minReadySeconds': NOT_NEGATIVE };

/** What values of DaemonSets may be. */
export const DAEMON_SET: Limits = {
  'spec/minReadySeconds': NOT_NEGATIVE,
  'spec/revisionHistoryLimit': NOT_NEGATIVE,
  'spec/updateStrategy/type': ['RollingUpdate', 'OnDelete'],
  'spec/updateStrategy/rollingUpdate/maxSurge': FORMS.share,
  'spec/updateStrategy/rollingUpdate/maxUnavailable': FORMS.share,
};

/** What values of Jobs may be. */
export const JOB: Limits = {
  'spec/parallelism': NOT_NEGATIVE,
  'spec/completions': NOT_NEGATIVE,
  'spec/backoffLimit': NOT_NEGATIVE,
  'spec/activeDeadlineSeconds': NOT_NEGATIVE,
  'spec/ttlSecondsAfterFinished': NOT_NEGATIVE,
  'spec/completionMode': given('NonIndexed', 'Indexed'),
};

/** What values of CronJobs may be. */
export const CRON_JOB: Limits = {
  ...below('spec/jobTemplate', JOB),
  'spec/schedule': FORMS.schedule,
  'spec/timeZone': FORMS.notEmpty,
  'spec/concurrencyPolicy': ['Allow', 'Forbid', 'Replace'],
  'spec/startingDeadlineSeconds': NOT_NEGATIVE,
  'spec/successfulJobsHistoryLimit': NOT_NEGATIVE,
  'spec/failedJobsHistoryLimit': NOT_NEGATIVE,
};

const TARGETS = given('Utilization', 'Value', 'AverageValue');
const SCALING: Limits = {
  'selectPolicy': given('Max', 'Min', 'Disabled'),
  'stabilizationWindowSeconds': { from: 0, to: 3600 },
  'policies': FORMS.someItems,
  'policies/*/type': given('Pods', 'Percent'),
  'policies/*/value': { from: 1 },
  'policies/*/periodSeconds': { from: 1, to: 1800 },
};

/** What values of HorizontalPodAutoscalers may be. */
export const AUTOSCALER: Limits = {
  'spec/minReplicas': NOT_NEGATIVE,
  'spec/maxReplicas': { from: 1 },
  'spec/scaleTargetRef/kind': FORMS.pathPart,
  'spec/scaleTargetRef/name': FORMS.pathPart,
  'spec/metrics/*/type': given('ContainerResource', 'External', 'Object', 'Pods', 'Resource'),
  ...Object.fromEntries(['containerResource', 'external', 'object', 'pods', 'resource'].map(source => [`spec/metrics/*/${source}/target/type`, TARGETS])),
  ...Object.fromEntries(['scaleDown', 'scaleUp'].flatMap(way => Object.entries(SCALING).map(([path, limit]) => [`spec/behavior/${way}/${path}`, limit]))),
};
