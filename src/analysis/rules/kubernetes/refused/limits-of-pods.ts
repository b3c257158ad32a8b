import { FORMS } from './forms';
import { Limits } from './limits';

const NOT_NEGATIVE = { from: 0 };
const PORT_NUMBER = { from: 1, to: 65535 };
const ID = { from: 0, to: 2 ** 31 - 1 };

const PROBE: Limits = {
  'initialDelaySeconds': NOT_NEGATIVE,
  'timeoutSeconds': NOT_NEGATIVE,
  'periodSeconds': NOT_NEGATIVE,
  'successThreshold': NOT_NEGATIVE,
  'failureThreshold': NOT_NEGATIVE,
  'httpGet/port': FORMS.port,
  'httpGet/scheme': ['HTTP', 'HTTPS'],
  'tcpSocket/port': FORMS.port,
  'grpc/port': PORT_NUMBER,
};

const CONTAINER: Limits = {
  'name': FORMS.label,
  'image': FORMS.notEmpty,
  'imagePullPolicy': ['Always', 'IfNotPresent', 'Never'],
  'terminationMessagePolicy': ['File', 'FallbackToLogsOnError'],
  'ports/*/containerPort': PORT_NUMBER,
  'ports/*/hostPort': { from: 0, to: 65535 },
  'ports/*/protocol': ['TCP', 'UDP', 'SCTP'],
  'ports/*/name': FORMS.portName,
  'env/*/name': FORMS.variable,
  'volumeMounts/*/mountPath': FORMS.notEmpty,
  'volumeMounts/*/mountPropagation': ['None', 'HostToContainer', 'Bidirectional'],
  'securityContext/runAsUser': ID,
  'securityContext/runAsGroup': ID,
  ...below('livenessProbe', PROBE),
  ...below('readinessProbe', PROBE),
  ...below('startupProbe', PROBE),
};

/** What values of the spec of a pod may be. */
export const LIMITS_OF_PODS: Limits = {
  'activeDeadlineSeconds': { from: 1 },
  'dnsPolicy': ['ClusterFirst', 'ClusterFirstWithHostNet', 'Default', 'None'],
  'preemptionPolicy': ['Never', 'PreemptLowerPriority'],
  'securityContext/runAsUser': ID,
  'securityContext/runAsGroup': ID,
  'securityContext/fsGroup': ID,
  'securityContext/fsGroupChangePolicy': ['OnRootMismatch', 'Always'],
  'tolerations/*/effect': ['NoSchedule', 'PreferNoSchedule', 'NoExecute'],
  'topologySpreadConstraints/*/maxSkew': { from: 1 },
  'topologySpreadConstraints/*/whenUnsatisfiable': ['DoNotSchedule', 'ScheduleAnyway'],
  'volumes/*/name': FORMS.label,
  ...below('containers/*', CONTAINER),
  ...below('initContainers/*', CONTAINER),
};

function below(path: string, limits: Limits): Limits {
  return Object.fromEntries(Object.entries(limits).map(([field, limit]) => [`${path}/${field}`, limit]));
}
