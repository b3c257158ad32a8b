import { PortIntent } from '../../intent';
import { ReleaseSpec } from '../../rollouts/spec';
import { Feature } from '../../vocabulary/feature';
import { speaksRequests } from '../../vocabulary/port';
import { DeliveryKind } from '../../vocabulary/release/delivery';
import { Slo, SloKind } from '../../vocabulary/release/slo';
import { Step, StepKind } from '../../vocabulary/release/step';
import { StrategyKind } from '../../vocabulary/release/strategy';

/** What a release asks for, at whatever stage. */
export function featuresOfRelease(spec: ReleaseSpec, ports: PortIntent[]): Feature[] {
  const { strategy, preview, affinity, subsets, slos } = spec;
  const mirroring = strategy.steps.filter(({ kind }) => kind === StepKind.MIRROR);
  const requests = ports.some(port => speaksRequests(port.protocol));
  const weighed = strategy.kind === StrategyKind.PROGRESSIVE;
  const routed = weighed || spec.delivery.kind === DeliveryKind.FLAGGER; // which routes all requests to the canary while it rolls the primary
  const asked: [boolean, Feature][] = [
    [!weighed, Feature.BLUE_GREEN],
    [routed && requests, Feature.TRAFFIC_SPLIT],
    [routed && ports.some(port => !speaksRequests(port.protocol)), Feature.TCP_TRAFFIC_SPLIT],
    [preview !== undefined || strategy.kind === StrategyKind.AB_TEST, Feature.VERSION_BY_REQUEST],
    [affinity !== undefined, Feature.SESSION_AFFINITY],
    [mirroring.length > 0, Feature.MIRRORING],
    [subsets, Feature.SUBSET_SPLIT],
    [objectivesOf(spec).some(isOfDataPlane), Feature.OBJECTIVES],
    [mirroring.flatMap(step => step.slos ?? slos).some(isOfDataPlane), Feature.OBJECTIVES_OF_COPIES],
  ];
  return asked.filter(([holds]) => holds).map(([, feature]) => feature);
}

/** Whether an objective asks the metrics of the data plane, and not those of the application. */
export function isOfDataPlane({ kind }: Slo): boolean {
  return kind !== SloKind.PROMQL;
}

/** Every objective of a release and of its steps. */
export function objectivesOf({ slos, strategy }: ReleaseSpec): Slo[] {
  return [...slos, ...strategy.steps.flatMap((step: Step) => step.slos ?? []), ...strategy.options.slos ?? []];
}
