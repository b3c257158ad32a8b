import { App, Chart, Duration } from 'cdk8s';
import {
  CanaryRelease, CanaryReleaseProps, Feature, GatewayApiChannel, IMeshTarget, IstioAmbientTarget, IstioSidecarTarget, LinkerdTarget, Mesh,
  MeshedService, MeshedServiceProps, NetworkPolicyTarget, Port, RetryPolicy, RolloutPhase, StrictMtlsNamespace,
} from '../../src';

export const TARGETS: [string, () => IMeshTarget][] = [
  ['istio-sidecar', () => new IstioSidecarTarget()],
  ['istio-ambient', () => new IstioAmbientTarget({ gatewayApiChannel: GatewayApiChannel.EXPERIMENTAL, defaultRetries: false })],
  ['linkerd', () => new LinkerdTarget()],
  ['network-policy', () => new NetworkPolicyTarget()],
];

/** Ten pods of cart in a chart of their own, called by web; v2 is released after v1 by 5, 25 and 50 percent. */
export function shop(
  own: Partial<CanaryReleaseProps> = {}, target: IMeshTarget = new IstioSidecarTarget(), service: Partial<MeshedServiceProps> = { replicas: 10 },
) {
  const app = new App();
  const [others, released] = [new Chart(app, 'others'), new Chart(app, 'released')];
  const bare = target.name === 'network-policy';
  const mesh = new Mesh(others, 'mesh', { targets: [target], acceptLoss: bare ? [Feature.IDENTITY, Feature.STRICT_MTLS] : [] });
  const namespace = new StrictMtlsNamespace(others, 'shop', { mesh, phase: RolloutPhase.STRICT });
  const cart = new MeshedService(released, 'cart', { namespace, image: 'example.com/cart:1', ports: [Port.http(80)], ...service });
  const web = new MeshedService(others, 'web', { namespace, image: 'example.com/web:1', ports: [Port.http(80)] });
  web.calls(cart, bare ? {} : { timeout: Duration.seconds(2), retries: RetryPolicy.onUnavailable({ attempts: 2 }) });
  const props = { service: cart, stable: { version: 'v1' }, canary: { version: 'v2', image: 'example.com/cart:2' }, ...own };
  return { app, released, mesh, namespace, web, cart, release: new CanaryRelease(released, 'release', props) };
}
