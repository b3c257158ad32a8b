import { record, text } from '../../../../analysis/rules/values';

const PROTOCOLS = ['tcp', 'udp', 'grpc', 'grpc-web', 'http', 'http_proxy', 'http2', 'https', 'tls', 'mongo', 'redis', 'mysql'];
const STANDARD: { [name: string]: string } = { 'kubernetes.io/h2c': 'http2', 'kubernetes.io/ws': 'http', 'kubernetes.io/wss': 'https' };
/** SMTP, DNS, MySQL and MongoDB, where servers speak first: they are never looked into. */
const WELL_KNOWN = [25, 53, 3306, 27017];

/** Protocol of a port of a Service as it is declared; nothing if requests decide. */
export function protocolOf(port: unknown): string | undefined {
  const { appProtocol, name, protocol, port: number } = record(port);
  if (protocol === 'UDP' || protocol === 'SCTP') return 'udp';
  const declared = (text(appProtocol) ?? text(name) ?? '').toLowerCase();
  if (STANDARD[declared]) return STANDARD[declared];
  if (declared.startsWith('grpc-web')) return 'grpc-web';
  const prefix = declared.split('-')[0];
  return PROTOCOLS.includes(prefix) ? prefix : WELL_KNOWN.includes(number) ? 'tcp' : undefined;
}
