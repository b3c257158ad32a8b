import { CallIntent, PortIntent, ServiceIntent } from '../intent';
import { catchAllOf } from '../targets/gateway-api/resilience-rules';
import { closeUnderIntersection, coverageIndex, rankedAlike } from '../targets/gateway-api/route-lattice';
import { PortProtocol } from '../vocabulary/port';

/** Whether requests are matched by two routes that not every mesh can rank, and of which different things are declared. */
export function hasAmbiguousRoutes(service: ServiceIntent): boolean {
  return service.owned && portsByContainer(service).some(port => isAmbiguous(service, port));
}

/** Ports of a Service that lead to one port of the container are one where requests arrive. */
export function portsByContainer({ ports }: ServiceIntent): PortIntent[] {
  return [...new Map(ports.map(port => [port.targetPort, port])).values()];
}

/** gRPC is matched by names, which are exact. */
function isAmbiguous(service: ServiceIntent, port: PortIntent): boolean {
  if (port.protocol !== PortProtocol.HTTP && port.protocol !== PortProtocol.HTTP2) return false;
  const calls = service.inbound.filter(call => call.port.targetPort === port.targetPort);
  if (calls.every(call => call.routes.length === 0)) return false;
  const declared = calls.flatMap(call => (call.routes.length > 0 ? call.routes : [catchAllOf(port)]).map(match => ({ match, call })));
  const around = coverageIndex(declared);
  const ranked = rankedAlike(closeUnderIntersection(declared.map(({ match }) => match)));
  return ranked.some(([narrow, wide]) => saidOf(around(narrow)) !== saidOf(around(wide)));
}

/** Who may make requests, and under which rules: a text that is equal for equal answers. */
function saidOf(covering: { call: CallIntent }[]): string {
  const said = covering.map(({ call: { source, timeoutMillis, retries } }) =>
    JSON.stringify([source.namespace.name, source.name, timeoutMillis, retries]));
  return [...new Set(said)].sort().join();
}
