import { App, Chart, Duration } from 'cdk8s';
import { targetOf } from './targets';
import {
  CircuitBreaker, HeaderMatch, HttpMethod, IMeshTarget, Mesh, MeshDefaults, MeshedService, MeshedServiceProps, PathMatch, Port, Probe,
  RetryCondition, RetryPolicy, RolloutPhase, Route, StrictMtlsNamespace,
} from '../../../src';
import { documentsOf } from '../../golden';
import { TargetName } from '../suite';

/** A program with its objects and the values for the charts of its mesh. */
export interface Rendered {
  readonly objects: any[];
  readonly values: any;
}

const HTTP = [Port.http(80, { targetPort: 8080 })];
const get = (path: string) => Route.get(PathMatch.prefix(path));
const millis = Duration.millis;

/**
 * A shop whose services each have something of their own that a mesh is to carry: `web` and `mobile` call them all.
 * Numbers are chosen so that tests need not wait long.
 */
export function shop(name: TargetName): Rendered {
  const app = new App();
  const chart = new Chart(app, 'shop');
  const mesh = new Mesh(chart, 'mesh', { targets: [targetOf(name)] });
  const namespaces = (id: string, phase: RolloutPhase) => new StrictMtlsNamespace(chart, id, { mesh, phase });
  const [strict, permissive] = [namespaces('shop', RolloutPhase.STRICT), namespaces('yard', RolloutPhase.PERMISSIVE)];
  const service = (id: string, props: Partial<MeshedServiceProps> = {}) => new MeshedService(chart, id, {
    namespace: strict, image: `example.com/${id}:1`, replicas: 1, ports: HTTP, ...props,
  });
  const sources = { web: service('web', { ports: [] }), mobile: service('mobile', { ports: [] }) };
  requests(sources, service);
  grpc(sources, service);
  guarded(sources, service, permissive);
  connections(sources, service);
  const bank = MeshedService.fromAttributes(chart, 'bank', { mesh, name: 'bank', namespace: 'payments', ports: HTTP });
  sources.web.calls(bank, { circuitBreaker: CircuitBreaker.afterConsecutiveFailures(3) });
  const defaults = new MeshDefaults(chart, 'defaults', { mesh });
  return { objects: [...documentsOf(app.synthYaml()), ...payments(targetOf(name))], values: defaults.helmValues(name) };
}

type Sources = { web: MeshedService; mobile: MeshedService };
type Service = (id: string, props?: Partial<MeshedServiceProps>) => MeshedService;

/** HTTP: methods, paths and headers, retries, limits of each try and of all, by source. */
function requests({ web, mobile }: Sources, service: Service): void {
  const cart = service('cart', { readiness: Probe.http('/healthz') });
  web.calls(cart, { routes: [get('/items')], timeout: Duration.seconds(4), retries: RetryPolicy.onUnavailable({ attempts: 2 }) });
  web.calls(cart, { routes: [get('/slow')], retries: RetryPolicy.onServerErrors({ attempts: 2, perTryTimeout: millis(250) }) });
  web.calls(cart, { routes: [Route.http({ methods: [HttpMethod.POST], path: PathMatch.exact('/orders') })] });
  web.calls(cart, { routes: [Route.http({ path: PathMatch.exact('/tenant'), headers: [HeaderMatch.exact('X-Tenant', 'blue'), HeaderMatch.present('x-trace')] })] });
  mobile.calls(cart, { routes: [get('/items')], timeout: millis(700) });
  const queue = service('queue', { headless: true, ports: [Port.http(8080)] });
  web.calls(queue, { routes: [get('/jobs')], timeout: millis(700) });
}

function grpc({ web, mobile }: Sources, service: Service): void {
  const catalog = service('catalog', { ports: [Port.grpc(3550)] });
  web.calls(catalog, {
    routes: [Route.grpc('shop.Catalog', 'GetProduct')],
    retries: RetryPolicy.on([RetryCondition.UNAVAILABLE, RetryCondition.GRPC_RESOURCE_EXHAUSTED], { attempts: 2 }),
  });
  mobile.calls(catalog, { routes: [Route.grpc('shop.Catalog', 'AddProduct')] });
}

/** Endpoints that fail, and destinations that are overloaded. */
function guarded({ web }: Sources, service: Service, permissive: StrictMtlsNamespace): void {
  const short = CircuitBreaker.of({ consecutiveFailures: 4, ejectionTime: Duration.seconds(1), maxEjectedPercent: 50 });
  const long = CircuitBreaker.of({ consecutiveFailures: 4, ejectionTime: Duration.seconds(60), maxEjectedPercent: 50 });
  web.calls(service('fragile', { replicas: 2, circuitBreaker: short }));
  web.calls(service('broken', { replicas: 2, circuitBreaker: long }));
  web.calls(service('narrow', { circuitBreaker: CircuitBreaker.of({ maxConnections: 1, maxPendingRequests: 1 }) }));
  const legacy = service('legacy', { namespace: permissive, meshed: false, replicas: 4, circuitBreaker: long });
  web.calls(legacy, { timeout: millis(700) });
}

/** Connections without requests, and several ports. */
function connections({ web, mobile }: Sources, service: Service): void {
  web.calls(service('redis', { ports: [Port.tcp(6379)] }));
  web.calls(service('database', { ports: [Port.opaque(3306)] }));
  const both = service('both', { ports: [Port.http(80, { targetPort: 8080 }), Port.grpc(81, { targetPort: 8081 })] });
  web.calls(both, { port: 80 });
  mobile.calls(both, { port: 81, routes: [Route.grpc('shop.Both', 'Get')] });
}

/** Another program, which admits a source of the first one. */
function payments(target: IMeshTarget): any[] {
  const app = new App();
  const chart = new Chart(app, 'payments');
  const mesh = new Mesh(chart, 'mesh', { targets: [target] });
  const namespace = new StrictMtlsNamespace(chart, 'payments', { mesh, phase: RolloutPhase.STRICT });
  const bank = new MeshedService(chart, 'bank', { namespace, image: 'example.com/bank:1', replicas: 2, ports: HTTP });
  bank.acceptsCallsFrom(MeshedService.fromAttributes(chart, 'web', { mesh, name: 'web', namespace: 'shop' }));
  return documentsOf(app.synthYaml());
}
