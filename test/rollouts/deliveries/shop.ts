import { ApiObject, App, Chart, Duration } from 'cdk8s';
import {
  CallOptions, CanaryRelease, CanaryReleaseProps, Feature, GatewayApiChannel, IMeshTarget, IstioAmbientTarget, IstioSidecarTarget, LinkerdTarget,
  Mesh, MeshedService, MeshedServiceProps, NetworkPolicyTarget, Port, RolloutPhase, StrictMtlsNamespace,
} from '../../../src';
import { documentsOf } from '../../golden';

/** Targets by the names of their folders of goldens. */
export const TARGETS: { [name: string]: () => IMeshTarget } = {
  'istio-sidecar': () => new IstioSidecarTarget(),
  'istio-ambient': () => new IstioAmbientTarget({ gatewayApiChannel: GatewayApiChannel.EXPERIMENTAL }),
  'linkerd': () => new LinkerdTarget(),
  'network-policy': () => new NetworkPolicyTarget(),
};

/** What differs from the program: web calls cart, which is released from v1 to v2. */
export interface ShopOptions {
  readonly release: Partial<CanaryReleaseProps>;
  readonly call?: CallOptions;
  readonly cart?: Partial<MeshedServiceProps>;
  /** Makes the Deployment of cart. */
  readonly existing?: (chart: Chart) => ApiObject;
  readonly phase?: RolloutPhase;
  readonly beside?: IMeshTarget[];
  readonly acceptLoss?: Feature[];
}

/** A program with one release. */
export class Shop {
  public readonly app = new App();
  public readonly chart = new Chart(this.app, 'shop');
  public readonly mesh: Mesh;
  public readonly cart: MeshedService;
  public readonly release: CanaryRelease;

  constructor(target: IMeshTarget, { release, call, cart, existing, phase, beside, acceptLoss }: ShopOptions) {
    this.mesh = new Mesh(this.chart, 'mesh', { targets: [target, ...beside ?? []], acceptLoss });
    const namespace = new StrictMtlsNamespace(this.chart, 'shop', { mesh: this.mesh, phase: phase ?? RolloutPhase.STRICT });
    const service = (name: string, props: Partial<MeshedServiceProps> = {}) => new MeshedService(this.chart, name, {
      namespace, image: props.workload ? undefined : `example.com/${name}:1`, ports: [Port.http(80, { targetPort: 8080 })], ...props,
    });
    this.cart = service('cart', existing ? { ...cart, workload: existing(this.chart) } : cart);
    service('web').calls(this.cart, call ?? { timeout: Duration.seconds(2) });
    this.release = new CanaryRelease(this.chart, 'release', {
      service: this.cart, stable: { version: 'v1' }, canary: { version: 'v2', image: 'example.com/cart:2' }, ...release,
    });
  }

  /** Everything that is rendered, whatever was found. */
  public get objects(): any[] {
    return this.chart.node.findAll().filter(ApiObject.isApiObject).map(object => object.toJson());
  }

  /** Everything that is rendered; throws where there are errors. */
  public synthesized(): any[] {
    return documentsOf(this.app.synthYaml());
  }

  /** The objects of a kind. */
  public ofKind(kind: string): any[] {
    return this.objects.filter(object => object.kind === kind);
  }

  /** Codes and messages of findings with a code. */
  public findings(code: string): string[] {
    return this.mesh.report().findings.filter(finding => finding.code === code).map(({ message }) => message);
  }
}
