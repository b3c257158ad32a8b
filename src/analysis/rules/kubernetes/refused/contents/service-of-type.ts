import { nameOf } from '../../../kube-object';
import { list, record } from '../../../values';
import { aboutServices } from '../../services/about-services';

const TYPES = ['ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName'];
const BALANCED = ['LoadBalancer'];
const WITH_ADDRESS = ['ClusterIP', 'NodePort', 'LoadBalancer'];
/** Fields that only some types may have. */
const FIELDS: { [field: string]: string[] } = {
  loadBalancerSourceRanges: BALANCED,
  allocateLoadBalancerNodePorts: BALANCED,
  loadBalancerClass: BALANCED,
  clusterIP: WITH_ADDRESS,
  clusterIPs: WITH_ADDRESS,
  ipFamilies: WITH_ADDRESS,
  ipFamilyPolicy: WITH_ADDRESS,
};

interface Spec {
  readonly [field: string]: any;
}

interface Fault {
  readonly pointer: string;
  /** Ends a sentence that begins with the Service. */
  readonly message: string;
}

/** A Service has what its type needs, and nothing that it may not have. */
export const serviceOfType = aboutServices({
  code: 'CM1217',
  name: 'service-field-of-other-type',
  severity: 'error',
  refusedBy: 'API server',
  summary: 'A Service lacks what its type needs, or has a field of another type.',
  explanation: 'The API server refuses the Service.',
  remedy: 'Give it ports, or an externalName of the type ExternalName, and the fields of its own type only.',
  see: 'https://kubernetes.io/docs/concepts/services-networking/service/#publishing-services-service-types',
}, (service, spec) => {
  const type = isGiven(spec.type) ? spec.type : 'ClusterIP';
  if (!TYPES.includes(type)) return [];
  const faults = [...lacking(type, spec), ...misplaced(type, spec), ...nodePorts(type, spec)];
  return faults.map(({ pointer, message }) => ({ pointer, message: `${nameOf(service)} of type ${type} ${message}` }));
});

function lacking(type: string, spec: Spec): Fault[] {
  if (type === 'ExternalName') return isGiven(spec.externalName) ? [] : [{ pointer: '/spec', message: 'has no externalName' }];
  return isGiven(spec.ports) || spec.clusterIP === 'None' ? [] : [{ pointer: '/spec', message: 'has no ports' }];
}

function misplaced(type: string, spec: Spec): Fault[] {
  const fields = Object.keys(FIELDS).filter(field => isGiven(spec[field]) && !FIELDS[field].includes(type))
    .map(field => ({ pointer: `/spec/${field}`, message: `has ${field}, which is for type ${FIELDS[field].join(' or ')}` }));
  const isHeadless = spec.clusterIP === 'None' && ['NodePort', 'LoadBalancer'].includes(type);
  return [...fields, ...isHeadless ? [{ pointer: '/spec/clusterIP', message: 'has clusterIP None, which is for type ClusterIP' }] : []];
}

function nodePorts(type: string, spec: Spec): Fault[] {
  const isChecked = type === 'LoadBalancer' && spec.externalTrafficPolicy === 'Local';
  const ports = type !== 'ClusterIP' ? [] : list(spec.ports).flatMap((port, i) => (
    record(port).nodePort ? [{ pointer: `/spec/ports/${i}/nodePort`, message: 'has a nodePort' }] : []));
  if (isChecked || !spec.healthCheckNodePort) return ports;
  return [...ports, { pointer: '/spec/healthCheckNodePort', message: 'has healthCheckNodePort, which is for type LoadBalancer with externalTrafficPolicy Local' }];
}

/** An empty text or list is as none. */
function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);
}
