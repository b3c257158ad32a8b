import { App, Chart, Duration, JsonPatch } from 'cdk8s';
import { BoutiqueServices, declareCalls } from './calls';
import { Choice } from './targets';
import {
  ContainerResources, Mesh, MeshedService, Port, Probe, RolloutPhase, StrictMtlsNamespace,
} from '../../src';

const REGISTRY = 'us-central1-docker.pkg.dev/online-boutique-ci/microservices-demo';
const VERSION = 'v0.10.6';

/** In what the gRPC services differ, as their own manifests say; periods and delays in seconds. */
interface GrpcServiceOptions {
  readonly resources?: { cpu: string; memory: string };
  readonly initialDelay?: number;
  readonly period?: number;
  readonly readinessPeriod?: number;
  readonly livenessPeriod?: number;
  readonly targetPort?: number;
  readonly env?: { [name: string]: string };
  /** False where the service does not read its port from the environment. */
  readonly port?: false;
  /** False where the profiler is switched off. */
  readonly profiler?: false;
}

/**
 * Online Boutique: eleven services and Redis, and every call between them with the gRPC methods that the code makes.
 *
 * Its Service `frontend-external` is left out: the strict phase refuses clients from outside the mesh, which need a gateway in it.
 */
export class OnlineBoutique extends Chart {
  public readonly mesh: Mesh;
  /** Its services, by what they do. */
  public readonly services: BoutiqueServices;
  private readonly boutique: StrictMtlsNamespace;

  constructor(app: App, id: string, { target, acceptLoss }: Choice, phase: RolloutPhase) {
    super(app, id);
    this.mesh = new Mesh(this, 'mesh', { targets: [target], acceptLoss });
    this.boutique = new StrictMtlsNamespace(this, 'boutique', { mesh: this.mesh, phase });

    const redis = this.redis();
    const ad = this.grpcService('adservice', 9555, { resources: { cpu: '200m/300m', memory: '180Mi/300Mi' }, initialDelay: 20, period: 15 });
    const cart = this.grpcService('cartservice', 7070, {
      resources: { cpu: '200m/300m', memory: '64Mi/128Mi' }, initialDelay: 15, livenessPeriod: 10, env: { REDIS_ADDR: 'redis-cart:6379' }, port: false,
    });
    const catalog = this.grpcService('productcatalogservice', 3550, { profiler: false });
    const currency = this.grpcService('currencyservice', 7000, { profiler: false });
    const email = this.grpcService('emailservice', 5000, { period: 5, targetPort: 8080, profiler: false });
    const payment = this.grpcService('paymentservice', 50051, { profiler: false });
    const shipping = this.grpcService('shippingservice', 50051, { readinessPeriod: 5, profiler: false });
    const recommendation = this.grpcService('recommendationservice', 8080, {
      resources: { cpu: '100m/200m', memory: '220Mi/450Mi' }, period: 5, profiler: false, env: { PRODUCT_CATALOG_SERVICE_ADDR: 'productcatalogservice:3550' },
    });
    const checkout = this.grpcService('checkoutservice', 5050, {
      env: {
        PRODUCT_CATALOG_SERVICE_ADDR: 'productcatalogservice:3550',
        SHIPPING_SERVICE_ADDR: 'shippingservice:50051',
        PAYMENT_SERVICE_ADDR: 'paymentservice:50051',
        EMAIL_SERVICE_ADDR: 'emailservice:5000',
        CURRENCY_SERVICE_ADDR: 'currencyservice:7000',
        CART_SERVICE_ADDR: 'cartservice:7070',
      },
    });
    const frontend = this.frontend();
    const load = this.loadGenerator();

    this.services = { ad, cart, catalog, checkout, currency, email, frontend, load, payment, recommendation, redis, shipping };
    declareCalls(this.services);
  }

  private grpcService(name: string, port: number, own: GrpcServiceOptions = {}): MeshedService {
    const { resources = { cpu: '100m/200m', memory: '64Mi/128Mi' }, targetPort = port, initialDelay, period, env } = own;
    const probe = (ownPeriod?: number) => Probe.grpc({ initialDelay: seconds(initialDelay), period: seconds(ownPeriod ?? period) });
    return new MeshedService(this, name, {
      namespace: this.boutique,
      image: `${REGISTRY}/${name}:${VERSION}`,
      replicas: 1,
      runAsUser: 1000,
      ports: [Port.grpc(port, { targetPort })],
      env: { ...own.port !== false && { PORT: String(targetPort) }, ...own.profiler === false && { DISABLE_PROFILER: '1' }, ...env },
      resources: resourcesOf(resources),
      readiness: probe(own.readinessPeriod),
      liveness: probe(own.livenessPeriod),
    });
  }

  private frontend(): MeshedService {
    const probe = (cookie: string) => Probe.http('/_healthz', {
      initialDelay: Duration.seconds(10), headers: { Cookie: `shop_session-id=${cookie}` },
    });
    return new MeshedService(this, 'frontend', {
      namespace: this.boutique,
      image: `${REGISTRY}/frontend:${VERSION}`,
      replicas: 1,
      runAsUser: 1000,
      ports: [Port.http(80, { targetPort: 8080 })],
      env: {
        PORT: '8080',
        PRODUCT_CATALOG_SERVICE_ADDR: 'productcatalogservice:3550',
        CURRENCY_SERVICE_ADDR: 'currencyservice:7000',
        CART_SERVICE_ADDR: 'cartservice:7070',
        RECOMMENDATION_SERVICE_ADDR: 'recommendationservice:8080',
        SHIPPING_SERVICE_ADDR: 'shippingservice:50051',
        CHECKOUT_SERVICE_ADDR: 'checkoutservice:5050',
        AD_SERVICE_ADDR: 'adservice:9555',
        SHOPPING_ASSISTANT_SERVICE_ADDR: 'shoppingassistantservice:80',
        ENABLE_PROFILER: '0',
      },
      resources: resourcesOf({ cpu: '100m/200m', memory: '64Mi/128Mi' }),
      readiness: probe('x-readiness-probe'),
      liveness: probe('x-liveness-probe'),
    });
  }

  /** Its init container, which waits for the frontend, is left out: it would run before the proxy, outside the mesh. */
  private loadGenerator(): MeshedService {
    return new MeshedService(this, 'loadgenerator', {
      namespace: this.boutique,
      image: `${REGISTRY}/loadgenerator:${VERSION}`,
      replicas: 1,
      runAsUser: 1000,
      env: { FRONTEND_ADDR: 'frontend:80', USERS: '10', RATE: '1' },
      resources: resourcesOf({ cpu: '300m/500m', memory: '256Mi/512Mi' }),
    });
  }

  private redis(): MeshedService {
    const redis = new MeshedService(this, 'redis-cart', {
      namespace: this.boutique,
      image: 'redis:alpine',
      replicas: 1,
      runAsUser: 1000,
      ports: [Port.tcp(6379, { name: 'tcp-redis' })],
      resources: resourcesOf({ cpu: '70m/125m', memory: '200Mi/256Mi' }),
      readiness: Probe.tcp({ period: Duration.seconds(5) }),
      liveness: Probe.tcp({ period: Duration.seconds(5) }),
    });
    const pod = '/spec/template/spec';
    redis.workload.addJsonPatch(
      JsonPatch.add(`${pod}/volumes`, [{ name: 'redis-data', emptyDir: {} }]),
      JsonPatch.add(`${pod}/containers/0/volumeMounts`, [{ name: 'redis-data', mountPath: '/data' }]),
      JsonPatch.add(`${pod}/securityContext/fsGroup`, 1000),
    );
    return redis;
  }
}

function resourcesOf({ cpu, memory }: { cpu: string; memory: string }): ContainerResources {
  const [cpuRequest, cpuLimit] = cpu.split('/');
  const [memoryRequest, memoryLimit] = memory.split('/');
  return { cpuRequest, cpuLimit, memoryRequest, memoryLimit };
}

function seconds(amount?: number): Duration | undefined {
  return amount === undefined ? undefined : Duration.seconds(amount);
}
