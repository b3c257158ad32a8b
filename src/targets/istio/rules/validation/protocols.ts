const HTTP = new Set(['HTTP', 'HTTP2', 'HTTP_PROXY', 'GRPC', 'GRPC-WEB']);
const TLS = new Set(['HTTPS', 'TLS']);
const OTHER = new Set(['TCP', 'UDP', 'MONGO', 'REDIS', 'MYSQL']);

/** Protocol of a port as Istio reads it. */
export function kindOfProtocol(protocol: unknown): 'http' | 'tls' | 'other' | undefined {
  const name = String(protocol).toUpperCase();
  if (HTTP.has(name)) return 'http';
  if (TLS.has(name)) return 'tls';
  return OTHER.has(name) ? 'other' : undefined;
}
