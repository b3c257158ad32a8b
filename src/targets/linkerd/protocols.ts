import { ProbeKind, ServiceIntent } from '../../intent';
import { PortProtocol } from '../../vocabulary/port';

/** How a Server reads a port. */
export enum ProxyProtocol {
  HTTP1 = 'HTTP/1',
  HTTP2 = 'HTTP/2',
  GRPC = 'gRPC',
  DETECT = 'unknown',
  OPAQUE = 'opaque',
}

const PROXY_PROTOCOLS: Record<PortProtocol, ProxyProtocol> = {
  [PortProtocol.HTTP]: ProxyProtocol.HTTP1,
  [PortProtocol.HTTP2]: ProxyProtocol.HTTP2,
  [PortProtocol.GRPC]: ProxyProtocol.GRPC,
  [PortProtocol.TCP]: ProxyProtocol.OPAQUE,
  [PortProtocol.TLS]: ProxyProtocol.OPAQUE,
  [PortProtocol.OPAQUE]: ProxyProtocol.OPAQUE,
};

const KNOWN_APP_PROTOCOLS: { [value: string]: PortProtocol[] } = {
  'http': [PortProtocol.HTTP],
  'kubernetes.io/h2c': [PortProtocol.HTTP2, PortProtocol.GRPC],
};
const CONNECTIONS = [PortProtocol.TCP, PortProtocol.TLS, PortProtocol.OPAQUE];

/**
 * Values of appProtocol by what Linkerd takes the port for: every value that it does not know, such as 'grpc', is opaque.
 *
 * @see https://linkerd.io/2/features/protocol-detection/
 */
export function readsAppProtocol(appProtocol: string, protocol: PortProtocol): boolean {
  return (KNOWN_APP_PROTOCOLS[appProtocol] ?? CONNECTIONS).includes(protocol);
}

/** Protocols whose requests a probe of a kind fits into. */
const FITTING: Partial<Record<ProbeKind, ProxyProtocol>> = {
  [ProbeKind.HTTP]: ProxyProtocol.HTTP1,
  [ProbeKind.GRPC]: ProxyProtocol.GRPC,
};

/** How the Server of a container port reads it; where ports or probes speak differently, the proxy detects it. */
export function proxyProtocolOf(service: ServiceIntent, targetPort: number): ProxyProtocol {
  const spoken = service.ports.filter(port => port.targetPort === targetPort).map(port => PROXY_PROTOCOLS[port.protocol]);
  if (spoken.includes(ProxyProtocol.OPAQUE)) return ProxyProtocol.OPAQUE;
  const probed = service.workload.probes
    .filter(probe => probe.port === targetPort)
    .map(probe => FITTING[probe.kind])
    .filter(protocol => protocol !== undefined);
  const all = [...new Set([...spoken, ...probed])];
  if (all.length === 0) return ProxyProtocol.OPAQUE;
  return all.length === 1 ? all[0] : ProxyProtocol.DETECT;
}

/** Ports of the Service that the proxy must not look into. */
export function opaqueServicePorts(service: ServiceIntent): number[] {
  return isOpaque(service).map(port => port.number);
}

/** The same ports at the container. */
export function opaqueTargetPorts(service: ServiceIntent): number[] {
  return [...new Set(isOpaque(service).map(port => port.targetPort))].sort((a, b) => a - b);
}

function isOpaque(service: ServiceIntent) {
  return service.ports.filter(port => PROXY_PROTOCOLS[port.protocol] === ProxyProtocol.OPAQUE);
}
