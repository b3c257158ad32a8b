/** What the data plane makes of a port: requests, connections, TLS that it does not open, or whatever it sniffs. */
export type PortProtocol = 'http' | 'tcp' | 'tls' | 'sniffed';

const NAMES: [PortProtocol, string[]][] = [
  ['http', ['http', 'http2', 'http_proxy', 'grpc', 'grpc-web', 'kubernetes.io/h2c', 'kubernetes.io/ws']],
  ['tcp', ['tcp', 'mongo', 'redis', 'mysql']],
  ['tls', ['https', 'tls', 'kubernetes.io/wss']],
];
const SERVER_FIRST = [25, 53, 3306, 27017];

/** `appProtocol` decides, else what the name says before its first dash; ports of some server-first protocols are never sniffed. */
export function protocolOf({ appProtocol, name, port }: any): PortProtocol {
  const said = (appProtocol ?? name ?? '').toLowerCase();
  const [known] = NAMES.find(([, names]) => names.includes(said) || names.includes(said.split('-')[0])) ?? [];
  return known ?? (SERVER_FIRST.includes(port) ? 'tcp' : 'sniffed');
}
