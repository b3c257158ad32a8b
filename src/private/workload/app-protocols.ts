import { IMeshTarget, TargetRole } from '../../targets/target';
import { PortProtocol } from '../../vocabulary/port';

/** Values of appProtocol in the order of preference; the last one is read by every mesh as the protocol that is meant. */
const CANDIDATES: Record<PortProtocol, string[]> = {
  [PortProtocol.HTTP]: ['http'],
  [PortProtocol.HTTP2]: ['kubernetes.io/h2c'],
  [PortProtocol.GRPC]: ['grpc', 'kubernetes.io/h2c'],
  [PortProtocol.TCP]: ['tcp'],
  [PortProtocol.OPAQUE]: ['tcp'],
  [PortProtocol.TLS]: ['tls'],
};

/** The value of appProtocol that all data planes read as a protocol, the most telling first; without a data plane the one that Kubernetes knows. */
export function appProtocolsFor(targets: IMeshTarget[]): (protocol: PortProtocol) => string {
  const dataPlanes = targets.filter(target => target.role === TargetRole.DATA_PLANE);
  return protocol => {
    const candidates = CANDIDATES[protocol];
    const understood = candidates.find(value => dataPlanes.length > 0 && dataPlanes.every(target => target.readsAppProtocol(value, protocol)));
    return understood ?? candidates[candidates.length - 1];
  };
}
