import { FORMS, given } from './forms';
import { below, Limits } from './limits';

const NOT_NEGATIVE = { from: 0 };
const PORT_NUMBER = { from: 1, to: 65535 };
const ID = { from: 0, to: 2 ** 31 - 1 };

const PROFILES = given('Localhost', 'RuntimeDefault', 'Unconfined');

const HANDLER: Limits = {
  'httpGet/port': FORMS.port,
  'httpGet/scheme': ['HTTP', 'HTTPS'],
  'tcpSocket/port': FORMS.port,
};

const PROBE: Limits = {
  'initialDelaySeconds': NOT_NEGATIVE,
  'timeoutSeconds': NOT_NEGATIVE,
  'periodSeconds': NOT_NEGATIVE,
  'successThreshold': NOT_NEGATIVE,
  'failureThreshold': NOT_NEGATIVE,
  ...HANDLER,
  'grpc/port': PORT_NUMBER,
};

const CONTAINER: Limits = {
  'name': FORMS.label,
  'image': FORMS.notEmpty,
  'imagePullPolicy': ['Always', 'IfNotPresent', 'Never'],
  'restartPolicy': given('Always', 'OnFailure', 'Never'),
  'resizePolicy/*/resourceName': given('cpu', 'memory'),
  'resizePolicy/*/restartPolicy': given('NotRequired', 'RestartContainer'),
  'terminationMessagePolicy': ['File', 'FallbackToLogsOnError'],
  'ports/*/containerPort': PORT_NUMBER,
  'ports/*/hostPort': { from: 0, to: 65535 },
  'ports/*/protocol': ['TCP', 'UDP', 'SCTP'],
  'ports/*/name': FORMS.portName,
  'env/*/name': FORMS.variable,
  'env/*/valueFrom/configMapKeyRef/name': FORMS.dnsName,
  'env/*/valueFrom/secretKeyRef/name': FORMS.dnsName,
  'volumeMounts/*/name': FORMS.notEmpty,
  'volumeMounts/*/mountPath': FORMS.notEmpty,
  'volumeMounts/*/mountPropagation': ['None', 'HostToContainer', 'Bidirectional'],
  'securityContext/runAsUser': ID,
  'securityContext/runAsGroup': ID,
  'securityContext/seccompProfile/type': PROFILES,
  'securityContext/appArmorProfile/type': PROFILES,
  ...below('lifecycle/preStop', HANDLER),
  ...below('lifecycle/postStart', HANDLER),
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
  'securityContext/seccompProfile/type': PROFILES,
  'serviceAccountName': FORMS.dnsNameOrNone,
  'ephemeralContainers': FORMS.noItems,
  'securityContext/fsGroupChangePolicy': ['OnRootMismatch', 'Always'],
  'tolerations/*/operator': ['Equal', 'Exists', 'Lt', 'Gt'],
  'tolerations/*/effect': ['NoSchedule', 'PreferNoSchedule', 'NoExecute'],
  'topologySpreadConstraints/*/maxSkew': { from: 1 },
  'topologySpreadConstraints/*/whenUnsatisfiable': ['DoNotSchedule', 'ScheduleAnyway'],
  'dnsConfig/nameservers/*': FORMS.address,
  'hostAliases/*/ip': FORMS.address,
  'volumes/*/hostPath/type': ['DirectoryOrCreate', 'Directory', 'FileOrCreate', 'File', 'Socket', 'CharDevice', 'BlockDevice'],
  'volumes/*/name': FORMS.label,
  'volumes/*/configMap/items/*/path': FORMS.relativePath,
  'volumes/*/secret/items/*/path': FORMS.relativePath,
  'volumes/*/projected/sources/*/configMap/items/*/path': FORMS.relativePath,
  'volumes/*/projected/sources/*/secret/items/*/path': FORMS.relativePath,
  'volumes/*/projected/sources/*/serviceAccountToken/path': FORMS.relativePath,
  ...below('containers/*', CONTAINER),
  ...below('initContainers/*', CONTAINER),
};
