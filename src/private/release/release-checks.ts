import { isOfDataPlane, objectivesOf } from './release-features';
import { CanaryReleaseProps } from '../../canary-release-props';
import { isSplit, ReleaseSpec } from '../../rollouts/spec';
import { requireDnsLabel } from '../../vocabulary/names';
import { PortProtocol, speaksRequests } from '../../vocabulary/port';
import { StableCapacity } from '../../vocabulary/release/capacity';
import { DeliveryKind } from '../../vocabulary/release/delivery';
import { StrategyKind } from '../../vocabulary/release/strategy';
import { SameSite, SplitLevel } from '../../vocabulary/release/track-options';
import { ServiceNode } from '../graph/service-node';

const VERSION_LABEL = 'app.kubernetes.io/version';
const TRACK_LABEL = 'cdk8s-mesh/track';
const TOKEN = /^[A-Za-z0-9!#$%&'*+\-.^_`|~]+$/;

/** Words that a delivery adds to the name of a service. */
const WORDS: Record<DeliveryKind, string[]> = {
  [DeliveryKind.STAGED]: [],
  [DeliveryKind.FLAGGER]: ['primary', 'canary'],
  [DeliveryKind.ARGO_ROLLOUTS]: ['stable', 'canary', 'preview'],
};

/** Throws where a release of a service cannot be, before anything is made of it. */
export function requireReleasable(props: CanaryReleaseProps, node: ServiceNode, workload: any): void {
  const of = `of a release of '${node.name}'`;
  if (!props.stable) throw new Error(`stable ${of} must be given${props.canary ? ' where canary is' : ''}, got none`);
  requireVersions(props, node);
  if (props.preview && props.train) throw new Error(`preview ${of} must be left out where the release is part of a train, which has one`);
  const label = Object.keys(node.workload.podLabels).find(key => key === VERSION_LABEL || key === TRACK_LABEL);
  if (label) throw new Error(`labels that select the pods ${of} must leave versions out, got: '${label}'`);
  if (node.ports.length === 0) throw new Error(`service ${of} must have ports, got none: nobody calls it, and there is nothing to route`);
  if (node.headless) throw new Error(`service ${of} must have an address of its own, got a headless one: its clients choose pods themselves`);
  if (workload.kind !== 'Deployment') throw new Error(`workload ${of} must be a Deployment, got: ${workload.kind}`);
}

/** Throws where parts of a release contradict each other. */
export function requireSoundRelease(spec: ReleaseSpec, props: CanaryReleaseProps, node: ServiceNode, declaredReplicas?: number): void {
  const of = `of a release of '${node.name}'`;
  requireOneScaler(spec, declaredReplicas, of);
  requireSoundAffinity(spec, node, of);
  requireMeshedClients(spec, props, of);
  const counted = objectivesOf(spec).find(isOfDataPlane);
  if (counted && !node.ports.some(port => speaksRequests(port.protocol))) {
    throw new Error(`slos ${of} must be left out or be made by Slo.promql, got: '${counted.name}': no port of the service speaks HTTP or gRPC`);
  }
  if ((spec.preview || spec.strategy.match.length > 0) && !node.ports.some(port => speaksRequests(port.protocol))) {
    throw new Error(`${spec.preview ? 'preview' : 'match'} ${of} must be left out: no port of the service speaks HTTP or gRPC`);
  }
  if (spec.delivery.kind !== DeliveryKind.STAGED && props.stage !== undefined) {
    throw new Error(`stage ${of} must be left out, got: '${props.stage}': with delivery ${spec.delivery.kind} a controller knows the stage`);
  }
}

function requireVersions({ stable, canary, naming, delivery }: CanaryReleaseProps, node: ServiceNode): void {
  for (const [what, track] of [['stable', stable], ['canary', canary]] as const) {
    if (!track) continue;
    requireDnsLabel(`version of ${what} of a release of '${node.name}'`, track.version);
    if (track.image?.trim() === '') throw new Error(`image of ${what} of a release of '${node.name}' must not be empty`);
    requireDnsLabel(`name of the objects of version '${track.version}'`, `${node.name}-${naming?.[what] ?? track.version}`);
  }
  for (const word of WORDS[delivery?.kind ?? DeliveryKind.STAGED]) {
    requireDnsLabel(`name of what ${delivery!.kind} makes of '${node.name}'`, `${node.name}-${word}`);
  }
  if (canary && canary.version === stable.version) {
    throw new Error(`versions of a release of '${node.name}' must differ, got twice: '${stable.version}'`);
  }
}

function requireOneScaler({ stable, canary }: ReleaseSpec, declaredReplicas: number | undefined, of: string): void {
  const scaled = [stable, canary].find(track => track?.capacity.max !== undefined);
  if (!scaled || declaredReplicas === undefined) return;
  throw new Error(`replicas ${of} must be left out of the workload where version '${scaled.version}' is autoscaled, got: ${declaredReplicas}`);
}

function requireSoundAffinity({ affinity, strategy, preview, stableCapacity }: ReleaseSpec, node: ServiceNode, of: string): void {
  if (!affinity) return;
  const reasons: [boolean, string][] = [
    [strategy.kind !== StrategyKind.PROGRESSIVE, `be left out with strategy ${strategy.kind}, in which no request goes to a version by chance`],
    [!node.ports.some(({ protocol }) => protocol === PortProtocol.HTTP || protocol === PortProtocol.HTTP2), 'be left out: no port of the service speaks HTTP'],
    [preview?.headers.some(({ name }) => name === 'cookie') ?? false, 'be left out beside a preview by cookie, since a request has one cookie header: preview by another header'],
    [stableCapacity === StableCapacity.FOLLOW, 'be left out with StableCapacity.FOLLOW: sessions that stay would outnumber the pods that are left'],
    [!TOKEN.test(affinity.name), `have a name that is an HTTP token, got: '${affinity.name}'`],
    [!/^\/[^;\s]*$/.test(affinity.path), `have a path that starts with '/', got: '${affinity.path}'`],
    [affinity.sameSite === SameSite.NONE && !affinity.secure, 'be secure with SameSite.NONE'],
  ];
  const broken = reasons.find(([holds]) => holds);
  if (broken) throw new Error(`affinity ${of} must ${broken[1]}`);
}

function requireMeshedClients(spec: ReleaseSpec, { split, unmeshedClients = true }: CanaryReleaseProps, of: string): void {
  if (spec.subsets && !isSplit(spec)) throw new Error(`split ${of} must be left out with strategy ${spec.strategy.kind}: the Service selects one version`);
  if (!unmeshedClients) return;
  if (split === SplitLevel.SUBSET) {
    throw new Error(`unmeshedClients ${of} must be false with SplitLevel.SUBSET: clients outside the mesh reach the canary as soon as its pods are ready`);
  }
  if (spec.stableCapacity === StableCapacity.FOLLOW) {
    throw new Error(`unmeshedClients ${of} must be false with StableCapacity.FOLLOW: all of their requests go to the stable version until the promotion`);
  }
}
