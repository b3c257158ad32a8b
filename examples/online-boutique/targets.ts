import { Feature, GatewayApiChannel, IMeshTarget, IstioAmbientTarget, IstioSidecarTarget, LinkerdTarget, NetworkPolicyTarget } from '../../src';

/** What NetworkPolicy alone cannot do for the boutique; with a mesh beside it nothing of this is lost. */
const BEYOND_NETWORK_POLICY = [
  Feature.IDENTITY, Feature.STRICT_MTLS, Feature.AUDIT_PHASE, Feature.AUTHORIZATION_BY_HTTP, Feature.AUTHORIZATION_BY_GRPC_METHOD,
  Feature.RETRIES, Feature.PER_TRY_TIMEOUT, Feature.TIMEOUTS, Feature.CIRCUIT_BREAKING,
];

/** A target, and what the boutique accepts to lose on it. */
export interface Choice {
  readonly target: IMeshTarget;
  readonly acceptLoss: Feature[];
  /** What a newcomer should look at. */
  readonly lookAt: string;
}

/** The four targets that the boutique is compiled for. */
export const CHOICES: Choice[] = [
  {
    target: new IstioSidecarTarget(),
    acceptLoss: [],
    lookAt: 'AuthorizationPolicy cartservice (who may call which gRPC method) and Sidecar checkoutservice (all that its proxy knows)',
  },
  {
    target: new IstioAmbientTarget({ gatewayApiChannel: GatewayApiChannel.EXPERIMENTAL, dryRun: true, defaultRetries: false }),
    acceptLoss: [],
    lookAt: 'AuthorizationPolicy cartservice (at the waypoint) beside cartservice-via-waypoint (nobody passes by it), and the label istio.io/use-waypoint',
  },
  {
    target: new LinkerdTarget(),
    acceptLoss: [],
    lookAt: 'Server cartservice-7070, its GRPCRoutes each with a policy, and the annotations of the GRPCRoutes cartservice-7070-to-…',
  },
  {
    target: new NetworkPolicyTarget(),
    acceptLoss: BEYOND_NETWORK_POLICY,
    lookAt: 'NetworkPolicy cartservice: connections only; the findings say what a mesh would add',
  },
];

/** The choice of a target by its name. */
export function choiceOf(name: string): Choice {
  const found = CHOICES.find(({ target }) => target.name === name);
  if (found) return found;
  throw new Error(`target must be one of ${CHOICES.map(({ target }) => target.name).join(', ')}, got: '${name}'`);
}
