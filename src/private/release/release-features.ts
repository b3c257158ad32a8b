import { PortIntent } from '../../intent';
import { ReleaseSpec } from '../../rollouts/spec';
import { Feature } from '../../vocabulary/feature';
import { speaksRequests } from '../../vocabulary/port';
import { StepKind } from '../../vocabulary/release/step';
import { StrategyKind } from '../../vocabulary/release/strategy';

/** What a release asks for, at whatever stage. */
export function featuresOfRelease(spec: ReleaseSpec, ports: PortIntent[]): Feature[] {
  const { strategy, preview, affinity, subsets } = spec;
  const requests = ports.some(port => speaksRequests(port.protocol));
  const weighed = strategy.kind === StrategyKind.PROGRESSIVE;
  const asked: [boolean, Feature][] = [
    [!weighed, Feature.BLUE_GREEN],
    [weighed && requests, Feature.TRAFFIC_SPLIT],
    [weighed && ports.some(port => !speaksRequests(port.protocol)), Feature.TCP_TRAFFIC_SPLIT],
    [preview !== undefined || strategy.kind === StrategyKind.AB_TEST, Feature.VERSION_BY_REQUEST],
    [affinity !== undefined, Feature.SESSION_AFFINITY],
    [strategy.steps.some(({ kind }) => kind === StepKind.MIRROR), Feature.MIRRORING],
    [subsets, Feature.SUBSET_SPLIT],
  ];
  return asked.filter(([holds]) => holds).map(([, feature]) => feature);
}
