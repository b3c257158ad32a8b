import { PortProtocol } from '../../vocabulary/port';

const HTTP2 = ['http2', 'grpc', 'kubernetes.io/h2c'];
const TLS = ['tls', 'https', 'kubernetes.io/wss'];
const TCP = ['tcp', 'mongo', 'mysql', 'redis'];

const READ_AS: Record<PortProtocol, string[]> = {
  [PortProtocol.HTTP]: ['http', 'grpc-web', 'kubernetes.io/ws'],
  [PortProtocol.HTTP2]: HTTP2,
  [PortProtocol.GRPC]: HTTP2,
  [PortProtocol.TCP]: TCP,
  [PortProtocol.TLS]: TLS,
  [PortProtocol.OPAQUE]: TCP,
};

/**
 * Values of appProtocol by what Istio takes the port for; case does not matter.
 *
 * @see https://istio.io/latest/docs/ops/configuration/traffic-management/protocol-selection/
 */
export function readsAppProtocol(appProtocol: string, protocol: PortProtocol): boolean {
  return READ_AS[protocol].includes(appProtocol.toLowerCase());
}
