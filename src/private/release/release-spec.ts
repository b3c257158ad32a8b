import { Duration } from 'cdk8s';
import { wholeSeconds } from './whole-seconds';
import { CanaryReleaseProps, ReleaseTrackProps } from '../../canary-release-props';
import { AffinitySpec, ReleaseSpec, TrackSpec } from '../../rollouts/spec';
import { applicationContainer } from '../../rollouts/workloads/versioned-template';
import { StableCapacity, TrackCapacity } from '../../vocabulary/release/capacity';
import { Delivery, DeliveryKind } from '../../vocabulary/release/delivery';
import { Gate } from '../../vocabulary/release/gate';
import { Step } from '../../vocabulary/release/step';
import { ReleaseStrategy } from '../../vocabulary/release/strategy';
import { CookieAffinity, SameSite, SplitLevel, TrackNaming } from '../../vocabulary/release/track-options';
import { wholeMillis } from '../../vocabulary/retry-policy';
import { ServiceNode } from '../graph/service-node';
import { podTemplateOf } from '../workload/pod-template';

const TRACK = 'cdk8s-mesh/track';
/** How long proxies, as they are shipped, keep connections under old routes; and the least time that is waited. */
const PROXY_DRAIN = 45_000;
const LEAST_DRAIN = 60_000;

/** Everything that a release says, with what it leaves out filled in. */
export function releaseSpec(props: CanaryReleaseProps, node: ServiceNode, workload: any): ReleaseSpec {
  const delivery = props.delivery ?? Delivery.staged();
  const naming = props.naming ?? TrackNaming.byVersion();
  const stable = trackSpec(props.stable, naming.stable, node, workload, () => capacityOf(workload, props.stable, node.name));
  const longest = Math.max(LEAST_DRAIN, ...node.inbound.map(({ timeoutMillis }) => PROXY_DRAIN + (timeoutMillis ?? 0)));
  return {
    service: { name: node.name, namespace: node.namespace.name },
    podLabels: node.workload.podLabels,
    stable,
    canary: props.canary && trackSpec(props.canary, naming.canary, node, workload, () => stable.capacity),
    strategy: props.strategy ?? defaultStrategy(delivery),
    delivery,
    preview: props.preview ?? props.train?.preview,
    affinity: props.affinity && affinitySpec(props.affinity, node.name),
    slos: [...props.slos ?? []],
    stableCapacity: props.stableCapacity ?? StableCapacity.HOLD_FULL,
    subsets: props.split === SplitLevel.SUBSET,
    adoption: props.adoption ?? false,
    slots: naming.stable !== undefined,
    unmeshedClients: props.unmeshedClients ?? true,
    drainMillis: props.drain ? wholeMillis('drain of a release', props.drain) : longest,
  };
}

/** Of commits each is reviewed; a controller goes on by itself. */
function defaultStrategy({ kind }: Delivery): ReleaseStrategy {
  const options = kind === DeliveryKind.STAGED ? {} : { gate: Gate.ready(), bake: Duration.minutes(1) };
  return ReleaseStrategy.progressive([5, 25, 50].map(percent => Step.weight(percent, options)));
}

/** The label of the track never changes while its pods run: by it, a Deployment selects them. */
function trackSpec(
  { version, image, env, capacity }: ReleaseTrackProps, slot: string | undefined, node: ServiceNode, workload: any, usual: () => TrackCapacity,
): TrackSpec {
  return {
    name: `${node.name}-${slot ?? version}`,
    version,
    podLabels: { ...node.workload.podLabels, [TRACK]: slot ?? version },
    image: image ?? applicationContainer(podTemplateOf(workload).spec.containers, node.name).image,
    env: { ...env },
    capacity: capacity ?? usual(),
  };
}

/** Where a workload says no number, something else scales it: how many pods run is not known. */
function capacityOf(workload: any, { version }: ReleaseTrackProps, service: string): TrackCapacity {
  const { replicas } = workload.spec;
  if (Number.isInteger(replicas)) return TrackCapacity.fixed(Math.max(1, replicas));
  throw new Error(`capacity of version '${version}' of a release of '${service}' must be given where the workload says no replicas, got none: `
    + 'say TrackCapacity.autoscaled() with the bounds of what scales it');
}

function affinitySpec({ name, maxAge, path, sameSite, secure }: CookieAffinity, service: string): AffinitySpec {
  return {
    name: name ?? `${service}-track`,
    maxAgeSeconds: maxAge ? wholeSeconds('maxAge of affinity', maxAge) : 3600,
    path: path ?? '/',
    sameSite: sameSite ?? SameSite.LAX,
    secure: secure ?? true,
  };
}
