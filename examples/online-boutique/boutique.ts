import { App, Chart, Duration, JsonPatch } from 'cdk8s';
import { declareCalls } from './calls';
import { Choice } from './targets';
import {
  ContainerResources, Mesh, MeshedService, Port, Probe, RolloutPhase, StrictMtlsNamespace,
} from '../../src';

const REGISTRY = 'us-central1-docker.pkg.dev/online-boutique-ci/microservices-demo';
const VERSION = 'v0.10.6';

/** Online Boutique: eleven services and Redis, and every call between them with the gRPC methods that the code makes. */
export class OnlineBoutique extends Chart {
  public readonly mesh: Mesh;
  private readonly boutique: StrictMtlsNamespace;

  constructor(app: App, id: string, { target, acceptLoss }: Choice, phase: RolloutPhase) {
    super(app, id);
    this.mesh = new Mesh(this, 'mesh', { targets: [target], acceptLoss });
    this.boutique = new StrictMtlsNamespace(this, 'boutique', { mesh: this.mesh, phase });

    const redis = this.redis();
    const ad = this.grpcService('adservice', 9555, { cpu: '200m/300m', memory: '180Mi/300Mi' }, { initialDelay: 20, period: 15 });
    const cart = this.grpcService('cartservice', 7070, { cpu: '200m/300m', memory: '64Mi/128Mi' }, { initialDelay: 15 }, { REDIS_ADDR: 'redis-cart:6379' });
    const catalog = this.grpcService('productcatalogservice', 3550);
    const currency = this.grpcService('currencyservice', 7000);
    const email = this.grpcService('emailservice', 5000, undefined, { period: 5 }, {}, 8080);
    const payment = this.grpcService('paymentservice', 50051);
    const shipping = this.grpcService('shippingservice', 50051);
    const recommendation = this.grpcService('recommendationservice', 8080, { cpu: '100m/200m', memory: '220Mi/450Mi' }, { period: 5 }, {
      PRODUCT_CATALOG_SERVICE_ADDR: 'productcatalogservice:3550',
    });
    const checkout = this.grpcService('checkoutservice', 5050, undefined, {}, {
      PRODUCT_CATALOG_SERVICE_ADDR: 'productcatalogservice:3550',
      SHIPPING_SERVICE_ADDR: 'shippingservice:50051',
      PAYMENT_SERVICE_ADDR: 'paymentservice:50051',
      EMAIL_SERVICE_ADDR: 'emailservice:5000',
      CURRENCY_SERVICE_ADDR: 'currencyservice:7000',
      CART_SERVICE_ADDR: 'cartservice:7070',
    });
    const frontend = this.frontend();
    const load = this.loadGenerator();

    declareCalls({ ad, cart, catalog, checkout, currency, email, frontend, load, payment, recommendation, redis, shipping });
  }

  private grpcService(
    name: string, port: number, resources = { cpu: '100m/200m', memory: '64Mi/128Mi' }, probe: { initialDelay?: number; period?: number } = {},
    env: { [name: string]: string } = {}, targetPort = port,
  ): MeshedService {
    const options = {
      initialDelay: probe.initialDelay === undefined ? undefined : Duration.seconds(probe.initialDelay),
      period: probe.period === undefined ? undefined : Duration.seconds(probe.period),
    };
    return new MeshedService(this, name, {
      namespace: this.boutique,
      image: `${REGISTRY}/${name}:${VERSION}`,
      replicas: 1,
      runAsUser: 1000,
      ports: [Port.grpc(port, { targetPort })],
      env: { PORT: String(targetPort), DISABLE_PROFILER: '1', ...env },
      resources: resourcesOf(resources),
      readiness: Probe.grpc(options),
      liveness: Probe.grpc(options),
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
