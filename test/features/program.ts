import { Chart, Duration } from 'cdk8s';
import {
  CallOptions, CanaryRelease, CanaryReleaseProps, Feature, IMeshTarget, Mesh, MeshedService, MeshedServiceProps, Port, RolloutPhase,
  StrictMtlsNamespace,
} from '../../src';

/** A program that asks for a feature, or is the same without asking. */
export type Program = (world: World) => void;

/** The little world that programs are written in: a mesh, a namespace, and short names for services. */
export class World {
  public readonly mesh: Mesh;
  private declared?: StrictMtlsNamespace;

  constructor(public readonly chart: Chart, target: IMeshTarget, public readonly asked: boolean, acceptLoss: Feature[] = []) {
    this.mesh = new Mesh(chart, 'mesh', { targets: [target], acceptLoss });
  }

  public namespace(phase = RolloutPhase.STRICT): StrictMtlsNamespace {
    this.declared ??= new StrictMtlsNamespace(this.chart, 'shop', { mesh: this.mesh, phase });
    return this.declared;
  }

  public service(name: string, ports: Port[] = [Port.http(80, { targetPort: 8080 })], props: Partial<MeshedServiceProps> = {}): MeshedService {
    return new MeshedService(this.chart, name, { namespace: this.namespace(), image: `example.com/${name}:1`, ports, ...props });
  }

  /** web calls cart, of which a new version is released. */
  public release(options: Partial<CanaryReleaseProps>, ports?: Port[]): void {
    const cart = this.service('cart', ports);
    this.service('web').calls(cart, { timeout: ports ? undefined : Duration.seconds(2) });
    new CanaryRelease(this.chart, 'release', { service: cart, stable: { version: 'v1' }, canary: { version: 'v2', image: 'example.com/cart:2' }, ...options });
  }

  /** web calls cart, under the rules where they are asked for. */
  public call(options: CallOptions, ports?: Port[], props?: Partial<MeshedServiceProps>): void {
    this.service('web').calls(this.service('cart', ports, props), this.asked ? options : {});
  }
}
