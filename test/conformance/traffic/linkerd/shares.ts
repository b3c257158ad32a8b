import { declaredOf } from './declared';
import { Trial } from './trials';
import { Bundle } from '../../cases/linkerd/bundles';

/** Requests whose answers are counted by version: one declared request of each port, with each set of headers. */
export function sharedTrials(bundle: Bundle, trials: Trial[]): { trial: Trial; client: string }[] {
  if (!bundle.services.some(({ release }) => release)) return [];
  const declared = trials.flatMap(trial => {
    const found = declaredOf(bundle, trial);
    return found ? [{ trial, client: found.client, group: `${trial.service.metadata.name} ${trial.port.port} ${JSON.stringify(trial.asked.headers)}` }] : [];
  });
  return [...new Map(declared.reverse().map(each => [each.group, each])).values()].reverse();
}
