import { isPlain, selectsKnownLabel } from './originals';
import { ServiceNode } from '../../private/graph/service-node';
import { movingStages } from '../../rollouts/controlled';
import { intervalMillis, watchedStages } from '../../rollouts/flagger/watched-stages';
import { Asked, askedBy } from '../../rollouts/flagger/webhooks';
import { sameObjectives } from '../../rollouts/same-objectives';
import { ReleaseSpec } from '../../rollouts/spec';
import { StageKind } from '../../rollouts/stage';
import { hasRequests, isResilient } from '../../targets/gateway-api/resilience-rules';
import { routeClassesOf } from '../../targets/gateway-api/route-class';
import { PortProtocol } from '../../vocabulary/port';
import { StableCapacity } from '../../vocabulary/release/capacity';
import { DeliveryKind } from '../../vocabulary/release/delivery';
import { DeliveryFeature } from '../../vocabulary/release/delivery-feature';
import { GateKind } from '../../vocabulary/release/gate';
import { NoTraffic, SloKind } from '../../vocabulary/release/slo';
import { StepKind } from '../../vocabulary/release/step';
import { StrategyKind } from '../../vocabulary/release/strategy';

type Asks = [boolean, DeliveryFeature][];

/** What a release asks of the controller that carries it out. */
export function deliveryDemands(service: ServiceNode, spec: ReleaseSpec): DeliveryFeature[] {
  const asks = [
    ...ofStrategy(spec), ...ofPorts(service, spec), ...ofMirroring(service, spec), ...ofVersions(spec),
    ...ofRules(service), ...ofTime(spec), ...ofGates(spec), ...ofObjectives(spec), ...ofOriginals(service),
  ];
  return asks.filter(([holds]) => holds).map(([, feature]) => feature);
}

function ofStrategy({ strategy, preview, affinity }: ReleaseSpec): Asks {
  return [
    [strategy.kind === StrategyKind.PROGRESSIVE, DeliveryFeature.PROGRESSIVE],
    [strategy.kind === StrategyKind.BLUE_GREEN, DeliveryFeature.BLUE_GREEN],
    [strategy.kind === StrategyKind.AB_TEST, DeliveryFeature.AB_TEST],
    [strategy.match.some(({ headers }) => headers.length > 1), DeliveryFeature.AB_TEST_BY_SEVERAL_HEADERS],
    [preview !== undefined, DeliveryFeature.PREVIEW],
    [affinity !== undefined, DeliveryFeature.SESSION_AFFINITY],
    [affinity !== undefined && !/^[\w.-]+$/.test(affinity.name), DeliveryFeature.COOKIE_NAME],
  ];
}

/** Requests of a release all at once follow the Service, unless it is Flagger that routes them. */
function ofPorts({ ports }: ServiceNode, { strategy, delivery }: ReleaseSpec): Asks {
  const routed = strategy.kind !== StrategyKind.BLUE_GREEN || delivery.kind === DeliveryKind.FLAGGER;
  const speaks = (...protocols: PortProtocol[]) => ports.some(({ protocol }) => protocols.includes(protocol));
  return [
    [routed && speaks(PortProtocol.TCP, PortProtocol.OPAQUE), DeliveryFeature.TCP],
    [routed && speaks(PortProtocol.TLS), DeliveryFeature.TLS],
    [speaks(PortProtocol.GRPC), DeliveryFeature.GRPC],
    [ports.length > 1, DeliveryFeature.MULTIPLE_PORTS],
  ];
}

function ofMirroring({ ports, inbound }: ServiceNode, spec: ReleaseSpec): Asks {
  const mirrors = spec.strategy.steps.filter(({ kind }) => kind === StepKind.MIRROR);
  if (mirrors.length === 0) return [];
  return [
    [true, DeliveryFeature.MIRRORING],
    [mirrors.length > 1, DeliveryFeature.SEVERAL_MIRRORS],
    [ports.length > 1 || !ports.every(hasRequests), DeliveryFeature.MIRRORING_BEYOND_ONE_PORT],
    [inbound.some(isResilient), DeliveryFeature.MIRRORED_RESILIENCE],
    [movingStages(spec).some(({ kind, slos }) => kind === StageKind.MIRROR && slos.length > 0), DeliveryFeature.MIRRORED_OBJECTIVES],
  ];
}

function ofVersions({ stable, canary = stable, subsets, stableCapacity, adoption, slots, unmeshedClients, strategy }: ReleaseSpec): Asks {
  const scaled = [stable, canary].filter(({ capacity }) => capacity.max !== undefined).length;
  return [
    [subsets, DeliveryFeature.SUBSET_SPLIT],
    [stableCapacity === StableCapacity.FOLLOW, DeliveryFeature.FOLLOWING_STABLE],
    [scaled === 1, DeliveryFeature.MIXED_CAPACITY],
    [scaled !== 1 && JSON.stringify(stable.capacity) !== JSON.stringify(canary.capacity), DeliveryFeature.DIFFERING_CAPACITY],
    [slots ?? false, DeliveryFeature.SLOTS],
    [adoption, DeliveryFeature.ADOPTION],
    [(unmeshedClients ?? true) && strategy.kind !== StrategyKind.BLUE_GREEN, DeliveryFeature.UNMESHED_CLIENTS],
  ];
}

function ofRules(service: ServiceNode): Asks {
  const { inbound, ports, circuitBreaker } = service;
  const retrying = inbound.filter(({ retries }) => (retries?.attempts ?? 0) > 0).map(({ port }) => port.protocol === PortProtocol.GRPC);
  return [
    [inbound.some(({ timeoutMillis }) => timeoutMillis !== undefined), DeliveryFeature.TIMEOUTS],
    [retrying.includes(false), DeliveryFeature.RETRIES],
    [retrying.includes(true), DeliveryFeature.GRPC_RETRIES],
    [ports.some(port => hasRequests(port) && routeClassesOf(service, port).length > 1), DeliveryFeature.ROUTE_CLASSES],
    [circuitBreaker !== undefined, DeliveryFeature.CIRCUIT_BREAKING],
    [circuitBreaker?.maxConnections !== undefined, DeliveryFeature.CONNECTION_LIMITS],
  ];
}

function ofTime(spec: ReleaseSpec): Asks {
  const bakes = watchedStages(spec).map(({ bakeMillis }) => bakeMillis);
  return [
    [new Set(bakes).size > 1, DeliveryFeature.VARYING_BAKE],
    [bakes.some(millis => millis !== undefined && (millis < 10_000 || millis % 1000 !== 0)), DeliveryFeature.SHORT_BAKE],
    [spec.drainMillis > intervalMillis(spec), DeliveryFeature.DRAIN],
  ];
}

function ofGates(spec: ReleaseSpec): Asks {
  const blueGreen = spec.strategy.kind === StrategyKind.BLUE_GREEN; // whose one wait is that of the preview, if there is one
  const stages = movingStages(spec).filter(({ kind }) => blueGreen || kind !== StageKind.PREVIEW);
  const review = stages.some(({ gate }) => gate.kind === GateKind.REVIEW);
  const { asked } = askedBy(spec);
  return [
    [review, DeliveryFeature.REVIEW],
    [blueGreen && review && stages.some(({ bakeMillis }) => bakeMillis !== undefined), DeliveryFeature.BAKE_BEFORE_REVIEW],
    [stages.some(({ gate }) => gate.kind === GateKind.WEBHOOK), DeliveryFeature.WEBHOOK],
    [asked === Asked.EACH_STEP && stages[0].gate.kind === GateKind.READY, DeliveryFeature.GATES_AFTER_STEPS],
    [asked === Asked.OTHERWISE, DeliveryFeature.VARYING_GATES],
  ];
}

function ofObjectives(spec: ReleaseSpec): Asks {
  const watched = movingStages(spec).filter(({ kind }) => [StageKind.MIRROR, StageKind.SHIFT, StageKind.TEST].includes(kind));
  const all = [...new Set([...spec.slos, ...watched.flatMap(({ slos }) => slos)])];
  const blueGreen = spec.strategy.kind === StrategyKind.BLUE_GREEN;
  return [
    [all.some(({ kind }) => kind !== SloKind.PROMQL), DeliveryFeature.OBJECTIVES],
    [all.some(({ kind }) => kind === SloKind.PROMQL), DeliveryFeature.OWN_QUERIES],
    [watched.some(({ slos }) => !sameObjectives(slos, spec.slos)), DeliveryFeature.VARYING_OBJECTIVES],
    [all.some(({ onNoTraffic }) => onNoTraffic === NoTraffic.HOLD), DeliveryFeature.HELD_OBJECTIVES],
    [blueGreen && spec.slos.some(({ onNoTraffic }) => onNoTraffic !== NoTraffic.PASS), DeliveryFeature.OBJECTIVES_BEFORE_TRAFFIC],
  ];
}

function ofOriginals({ released }: ServiceNode): Asks {
  const { originals } = released!;
  return [
    [!selectsKnownLabel(originals.deployment()), DeliveryFeature.OWN_SELECTOR],
    [originals.service !== undefined && !isPlain(originals.service()), DeliveryFeature.SERVICE_SETTINGS],
  ];
}
