/** What proxies make of a Service's port: which routes it can have. */
export type OutboundProtocol = 'http1' | 'http2' | 'opaque' | 'detect' | 'opaque-without-routes';

const OPAQUE_PORTS = 'config.linkerd.io/opaque-ports';
const OPAQUE_BY_DEFAULT = '25,587,3306,4444,5432,6379,9300,11211';
const OF_APP_PROTOCOL: { [name: string]: OutboundProtocol } = { 'http': 'http1', 'kubernetes.io/h2c': 'http2' };

/** `appProtocol` decides on routes; a Service that is annotated as opaque is so even where it decides otherwise, and then has no routes. */
export function protocolOf(service: any, { appProtocol, port }: any): OutboundProtocol {
  const opaque = isOpaque(service.metadata.annotations?.[OPAQUE_PORTS] ?? OPAQUE_BY_DEFAULT, port);
  if (appProtocol === undefined) return opaque ? 'opaque' : 'detect';
  const said = OF_APP_PROTOCOL[appProtocol.toLowerCase()] ?? 'opaque';
  return opaque && said !== 'opaque' ? 'opaque-without-routes' : said;
}

function isOpaque(ports: string, port: number): boolean {
  return ports.split(',').some(range => {
    const [from, to = from] = range.split('-').map(Number);
    return from <= port && port <= to;
  });
}
