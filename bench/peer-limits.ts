import { Limit } from './limits';
import { MeasureName } from './measures';

/** How many times as long as this library's process the processes of peers must take at least, for the same objects. */
export function peerLimits(ours: MeasureName): Limit[] {
  const limit = (peer: 'helm' | 'jsonnet' | 'kustomize', services: number, least: number, noisy: number): Limit => ({
    title: `${peer} for ${services.toLocaleString('en')} services to the process with fast synthesis`, least, noisy, isGoal: true, of: results => results.ratio(peer, ours, services),
  });
  return [
    limit('helm', 1000, 3, 2),
    limit('helm', 3000, 5, 3),
    limit('jsonnet', 1000, 10, 6),
    limit('kustomize', 1000, 100, 60),
  ];
}
