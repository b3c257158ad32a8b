import { PortIntent } from '../../intent';
import { portName, PortProtocol } from '../../vocabulary/port';

const BY_APP_PROTOCOL: { [value: string]: PortProtocol } = {
  'http': PortProtocol.HTTP,
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

/** The value of appProtocol that every mesh reads as the protocol that is meant. */
export const APP_PROTOCOLS: Record<PortProtocol, string> = {
  [PortProtocol.HTTP]: 'http',
  [PortProtocol.HTTP2]: 'kubernetes.io/h2c',
  [PortProtocol.GRPC]: 'kubernetes.io/h2c',
  [PortProtocol.TCP]: 'tcp',
  [PortProtocol.OPAQUE]: 'tcp',
  [PortProtocol.TLS]: 'tls',
};

/** Ports of an existing Service; the protocol is read from the port's name, then from its appProtocol. */
export function portsOfService(service: any, namedPorts: Map<string, number>): PortIntent[] {
  const ports: any[] = (service.spec?.ports ?? []).filter((port: any) => (port.protocol ?? 'TCP') === 'TCP');
  return ports.map(port => {
    const protocol = protocolOf(service, port);
    return { name: port.name ?? portName(protocol, port.port), number: port.port, targetPort: targetPortOf(service, port, namedPorts), protocol };
  });
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
  const prefix = String(port.name ?? '').split('-')[0];
  const protocol = BY_APP_PROTOCOL[prefix] ?? BY_APP_PROTOCOL[port.appProtocol];
  if (protocol) return protocol;
  throw new Error(`protocol of port ${port.port} of Service '${service.metadata.name}' must be told by its name ('http-…', 'grpc-…', 'tcp-…'), its appProtocol `
    + `or the ports of the declaration, got: name '${port.name ?? ''}', appProtocol '${port.appProtocol ?? ''}'`);
}
