import { App, Chart, Duration } from 'cdk8s';
import { AmbientProgram, declaredIn } from './programs';
import {
  CircuitBreaker, HeaderMatch, HttpMethod, Mesh, MeshDefaults, MeshedService, PathMatch, Port, RetryPolicy, RolloutPhase, Route, StrictMtlsNamespace,
} from '../../../src';
import { documentsOf } from '../../golden';
import { targetOf } from '../cases/targets';

const HTTP = [Port.http(80, { targetPort: 8080 })];

/** How many pods a service has that several may answer for. */
export const PODS = 4;

/** Limits, in milliseconds. */
export const LIMITS = { request: 4000, longer: 9000, perTry: 250 };

/**
 * A shop whose calls show what a waypoint does with requests and connections.
 *
 * @param defaultRetries whether the whole mesh repeats what no call says anything of
 */
export function shop(defaultRetries?: RetryPolicy): AmbientProgram {
  const app = new App();
  const chart = new Chart(app, 'shop');
  const mesh = new Mesh(chart, 'mesh', { targets: [targetOf('istio-ambient')] });
  if (defaultRetries) new MeshDefaults(chart, 'defaults', { mesh, retries: defaultRetries });
  const namespace = new StrictMtlsNamespace(chart, 'namespace', { mesh, name: 'shop', phase: RolloutPhase.STRICT });
  const service = (name: string, ports: Port[] = [], more: { replicas?: number; circuitBreaker?: CircuitBreaker } = {}) =>
    new MeshedService(chart, name, { namespace, image: `example.com/${name}:1`, ports, ...more });
  const [web, mobile] = [service('web'), service('mobile')];
  declareRequests(web, mobile, service('cart', HTTP, { replicas: 1 }), service('catalog', [Port.grpc(3550)], { replicas: 1 }));
  declareGuards(web, service);
  const both = service('both', [Port.http(80, { targetPort: 8080 }), Port.grpc(81), Port.tcp(82)]);
  web.calls(both, { port: 80, routes: [Route.get(PathMatch.prefix('/'))] });
  mobile.calls(both, { port: 81, routes: [Route.grpc('shop.Both', 'Get')] });
  web.calls(both, { port: 82 });
  const database = service('database', [Port.opaque(3306), Port.http(80, { targetPort: 8080 })]);
  web.calls(database, { port: 3306 });
  web.calls(database, { port: 80, routes: [Route.get(PathMatch.prefix('/'))] });
  return { name: 'shop', features: [], objects: documentsOf(app.synthYaml()), ...declaredIn(mesh) };
}

function declareRequests(web: MeshedService, mobile: MeshedService, cart: MeshedService, catalog: MeshedService): void {
  web.calls(cart, {
    routes: [Route.get(PathMatch.prefix('/items'))], timeout: Duration.millis(LIMITS.request), retries: RetryPolicy.onUnavailable({ attempts: 2 }),
  });
  web.calls(cart, {
    routes: [Route.get(PathMatch.exact('/slow'))],
    timeout: Duration.millis(LIMITS.longer),
    retries: RetryPolicy.onServerErrors({ attempts: 2, perTryTimeout: Duration.millis(LIMITS.perTry) }),
  });
  web.calls(cart, { routes: [Route.http({ methods: [HttpMethod.POST], path: PathMatch.exact('/orders') })] });
  web.calls(cart, {
    routes: [Route.http({ path: PathMatch.exact('/tenant'), headers: [HeaderMatch.exact('x-tenant', 'blue'), HeaderMatch.present('x-trace')] })],
  });
  web.calls(catalog, { routes: [Route.grpc('shop.Catalog', 'GetProduct')], retries: RetryPolicy.onUnavailable({ attempts: 2 }) });
  mobile.calls(catalog, { routes: [Route.grpc('shop.Catalog', 'AddProduct')] });
}

type Declare = (name: string, ports: Port[], more: { replicas?: number; circuitBreaker: CircuitBreaker }) => MeshedService;

function declareGuards(web: MeshedService, service: Declare): void {
  const guarded = (name: string, replicas: number, circuitBreaker: CircuitBreaker) => web.calls(service(name, HTTP, { replicas, circuitBreaker }));
  guarded('fragile', 2, CircuitBreaker.of({ consecutiveFailures: 4, ejectionTime: Duration.seconds(1), maxEjectedPercent: 100 }));
  guarded('broken', 2, CircuitBreaker.of({ consecutiveFailures: 3, ejectionTime: Duration.seconds(300), maxEjectedPercent: 100 }));
  guarded('half', PODS, CircuitBreaker.of({ consecutiveFailures: 2, ejectionTime: Duration.seconds(300), maxEjectedPercent: 50 }));
  guarded('narrow', 1, CircuitBreaker.of({ maxConnections: 1, maxPendingRequests: 1 }));
}
