import { evaluate, Series } from './promql-evaluator';
import {
  IMeshTarget, IstioAmbientTarget, IstioSidecarTarget, LinkerdTarget, PortProtocol, ServiceIntent, Slo, TrackIntent, TrackReach,
} from '../../../src';
import { ObjectiveQuery, objectiveQuery } from '../../../src/rollouts/objective';
import { meshBeside, namespaceOf, serviceIn } from '../../targets/network-policy/intents';

export const [STABLE, CANARY] = ['v1', 'v2'].map((version): TrackIntent => ({ name: `cart-${version}`, version, podLabels: { app: 'cart', track: version } }));

/** Data planes, and the ways in which requests that they count reach a version. */
export const TARGETS: [IMeshTarget, TrackReach[]][] = [
  [new IstioSidecarTarget(), Object.values(TrackReach)],
  [new IstioAmbientTarget(), [TrackReach.SERVICE, TrackReach.SHARED_SERVICE]],
  [new LinkerdTarget(), [TrackReach.SERVICE, TrackReach.SHARED_SERVICE]],
];
export const PROTOCOLS = [[PortProtocol.HTTP], [PortProtocol.GRPC], [PortProtocol.HTTP2, PortProtocol.GRPC]];

function cartWith(spoken: PortProtocol[]): ServiceIntent {
  const ports = spoken.map((protocol, i) => ({ name: `port-${i}`, number: 80 + i, targetPort: 8080 + i, protocol }));
  return serviceIn(namespaceOf(meshBeside()), 'cart', { ports });
}

/** The query of an objective of the canary. */
export function asked(slo: Slo, target: IMeshTarget, reach = TrackReach.SERVICE, spoken = PROTOCOLS[0]): ObjectiveQuery {
  return objectiveQuery(slo, { target, service: cartWith(spoken), track: CANARY, reach });
}

/** What a controller makes of the answer: nothing where there is none. */
export function verdict({ guardedQuery, min = -Infinity, max = Infinity }: ObjectiveQuery, series: Series[]): boolean | undefined {
  const samples = evaluate(guardedQuery, series);
  expect(samples.length).toBeLessThan(2);
  expect(samples.map(({ labels }) => labels)).toEqual(samples.map(() => ({})));
  return samples.length === 0 ? undefined : samples[0].value >= min && samples[0].value <= max;
}
