import { PortIntent } from '../../intent';
import { Port, portName, PortProtocol } from '../../vocabulary/port';

/** gRPC for browsers: HTTP/1.1 or HTTP/2, matched as HTTP. */
const GRPC_WEB = 'grpc-web';

const BY_APP_PROTOCOL: { [value: string]: PortProtocol } = {
  'http': PortProtocol.HTTP,
  [GRPC_WEB]: PortProtocol.HTTP,
  'http2': PortProtocol.HTTP2,
  'kubernetes.io/h2c': PortProtocol.HTTP2,
  'grpc': PortProtocol.GRPC,
  'tcp': PortProtocol.TCP,
  'mongo': PortProtocol.TCP,
  'redis': PortProtocol.TCP,
  'mysql': PortProtocol.OPAQUE,
  'tls': PortProtocol.TLS,
  'https': PortProtocol.TLS,
};

/** Ports of an existing Service, or of one to be created; what is declared of a port comes before what its name and appProtocol tell. */
export function mergePorts(declared: Port[], service: any, namedPorts: Map<string, number>): PortIntent[] {
  if (!service) return portIntents(declared);
  const byNumber = new Map(declared.map(port => [port.number, port]));
  const existing: any[] = (service.spec?.ports ?? []).filter((port: any) => (port.protocol ?? 'TCP') === 'TCP');
  const known = existing.map(port => portOf(service, port, namedPorts, byNumber.get(port.port)));
  const missing = declared.filter(port => !existing.some(candidate => candidate.port === port.number));
  return [...known, ...portIntents(missing)].sort((a, b) => a.number - b.number);
}

/** Declared ports, ordered by number. */
export function portIntents(ports: Port[]): PortIntent[] {
  return ports
    .map(({ name, number, targetPort, protocol }) => ({ name, number, targetPort, protocol }))
    .sort((a, b) => a.number - b.number);
}

function portOf(service: any, port: any, namedPorts: Map<string, number>, declared?: Port): PortIntent {
  const targetPort = targetPortOf(service, port, namedPorts);
  if (declared && declared.targetPort !== declared.number && declared.targetPort !== targetPort) {
    throw new Error(`targetPort of port ${port.port} of Service '${service.metadata.name}' must be as declared, got: ${targetPort}, declared: ${declared.targetPort}`);
  }
  const protocol = declared?.protocol ?? protocolOf(service, port);
  return { name: port.name ?? declared?.name ?? portName(protocol, port.port), number: port.port, targetPort, protocol };
}

function targetPortOf(service: any, port: any, namedPorts: Map<string, number>): number {
  const target = port.targetPort ?? port.port;
  if (typeof target === 'number') return target;
  const number = namedPorts.get(target);
  if (number !== undefined) return number;
  const known = [...namedPorts.keys()].join(', ') || 'none';
  throw new Error(`targetPort of port ${port.port} of Service '${service.metadata.name}' must name a container port, got: '${target}', container ports: ${known}`);
}

/** A name such as 'grpc' or 'tcp-redis' tells more than the appProtocol of HTTP/2, which gRPC shares. */
function protocolOf(service: any, port: any): PortProtocol {
  const name = String(port.name ?? '');
  const prefix = name.startsWith(GRPC_WEB) ? GRPC_WEB : name.split('-')[0];
  const protocol = BY_APP_PROTOCOL[prefix] ?? BY_APP_PROTOCOL[port.appProtocol];
  if (protocol) return protocol;
  throw new Error(`protocol of port ${port.port} of Service '${service.metadata.name}' must be told by its name ('http-…', 'grpc-…', 'tcp-…'), its appProtocol `
    + `or the ports of the declaration, got: name '${port.name ?? ''}', appProtocol '${port.appProtocol ?? ''}'`);
}
