import { App, Chart, Duration } from 'cdk8s';
import * as fc from 'fast-check';
import {
  Feature, HeaderMatch, HttpMethod, IMeshTarget, IMeshedService, Mesh, MeshedService, PathMatch, Port, Probe, RetryPolicy, RolloutPhase, Route,
  StrictMtlsNamespace, TargetRole,
} from '../../src';

/** A call between two services by number, on a port by number, under some of the routes of the port. */
export interface CallPlan {
  readonly source: number;
  readonly destination: number;
  readonly port: number;
  readonly routes: number[];
  readonly timeout: boolean;
}

/** A random program. */
export interface GraphPlan {
  /** Namespace of each service by number; -1 for a service that another program owns. */
  readonly services: number[];
  readonly calls: CallPlan[];
}

export const HTTP_ROUTES = [
  () => Route.get(PathMatch.prefix('/items')),
  () => Route.http({ path: PathMatch.exact('/items/top') }),
  () => Route.http({ methods: [HttpMethod.POST, HttpMethod.PUT], path: PathMatch.prefix('/items/top') }),
  () => Route.http({ headers: [HeaderMatch.exact('x-tenant', 'blue')] }),
  () => Route.http({ path: PathMatch.prefix('/items'), headers: [HeaderMatch.present('x-trace')] }),
];
export const GRPC_ROUTES = [() => Route.grpc('shop.Cart'), () => Route.grpc('shop.Cart', 'Get'), () => Route.grpc('shop.Catalog', 'Get')];

/** Ports of every service: HTTP at 80 and gRPC at 81, TCP at 82. */
export const PORTS = [80, 81, 82];
export const TARGET_PORTS: { [port: number]: number } = { 80: 8080, 81: 8081, 82: 8082 };

export const graphPlans: fc.Arbitrary<GraphPlan> = fc.array(fc.constantFrom(0, 0, 1, -1), { minLength: 2, maxLength: 6 }).chain(services =>
  fc.array(fc.record({
    source: fc.nat(services.length - 1),
    destination: fc.nat(services.length - 1),
    port: fc.constantFrom(...PORTS),
    routes: fc.uniqueArray(fc.nat(HTTP_ROUTES.length - 1), { maxLength: 3 }),
    timeout: fc.boolean(),
  }), { maxLength: 10 }).map(calls => ({ services, calls: calls.filter(call => isDeclarable(services, call)) })));

/** A call that this program may declare: between two services, of which it owns the one that declares. */
function isDeclarable(services: number[], { source, destination }: CallPlan): boolean {
  return source !== destination && (services[source] >= 0 || services[destination] >= 0);
}

/** What a plan allows on a call's port: routes by number, or everything. */
export function routesOf({ port, routes }: CallPlan): Route[] {
  const known = port === 80 ? HTTP_ROUTES : port === 81 ? GRPC_ROUTES : [];
  return routes.filter(route => route < known.length).map(route => known[route]());
}

export interface Program {
  readonly app: App;
  readonly mesh: Mesh;
  readonly services: IMeshedService[];
  readonly declare: (call: CallPlan) => void;
}

/** The services of a plan, declared in an order; calls are declared one by one. */
export function programOf(plan: GraphPlan, targets: IMeshTarget[], order = plan.services.map((_, i) => i)): Program {
  const app = new App();
  const chart = new Chart(app, 'app');
  const mesh = new Mesh(chart, 'mesh', { targets, acceptLoss: Object.values(Feature) });
  const dataPlanes = targets.filter(target => target.role === TargetRole.DATA_PLANE).map(({ name }) => name);
  const dataPlaneOf = (namespace: number) => dataPlanes[Math.max(namespace, 0) % dataPlanes.length];
  const namespaces = [0, 1].map(i => new StrictMtlsNamespace(chart, `ns-${i}`, { mesh, phase: RolloutPhase.STRICT, dataPlane: dataPlaneOf(i) }));
  const ports = [Port.http(80, { targetPort: 8080 }), Port.grpc(81, { targetPort: 8081 }), Port.tcp(82, { targetPort: 8082 })];
  const declareService = (namespace: number, i: number): IMeshedService => namespace < 0
    ? MeshedService.fromAttributes(chart, `s${i}`, { mesh, name: `s${i}`, namespace: 'elsewhere', ports })
    : new MeshedService(chart, `s${i}`, {
      namespace: namespaces[namespace], image: `example.com/s${i}:1`, ports, readiness: i % 2 === 0 ? Probe.http('/items/top') : undefined,
    });
  const services: IMeshedService[] = [];
  for (const i of order) services[i] = declareService(plan.services[i], i);
  const declare = (call: CallPlan) => {
    const ends = [plan.services[call.source], plan.services[call.destination]];
    if (ends.every(end => end >= 0) && dataPlaneOf(ends[0]) !== dataPlaneOf(ends[1])) return; // refused: no identity is shared
    const [source, destination] = [services[call.source], services[call.destination]];
    const options = {
      port: call.port,
      routes: routesOf(call),
      ...call.timeout && call.port !== 82 && { timeout: Duration.seconds(2), retries: RetryPolicy.onUnavailable({ attempts: 1 }) },
    };
    if (source instanceof MeshedService) source.calls(destination, options);
    else (destination as MeshedService).acceptsCallsFrom(source, options);
  };
  return { app, mesh, services, declare };
}
