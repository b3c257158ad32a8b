import { Peer } from '../../../simulation/evaluator';

/** Whether a workload refuses plaintext: its own PeerAuthentication decides, then its namespace's, then the root namespace's. */
export function refusesPlaintext(objects: any[], pod: Peer, rootNamespace: string): boolean {
  const all = objects.filter(({ kind }) => kind === 'PeerAuthentication');
  const own = all.filter(({ metadata, spec }) => metadata.namespace === pod.namespace && spec.selector
    && Object.entries(spec.selector.matchLabels).every(([key, value]) => pod.labels[key] === value));
  const wide = (namespace: string) => all.filter(({ metadata, spec }) => metadata.namespace === namespace && !spec.selector);
  const modes = [...own, ...wide(pod.namespace), ...wide(rootNamespace)].map(({ spec }) => spec.mtls?.mode ?? 'UNSET').filter(mode => mode !== 'UNSET');
  return modes[0] === 'STRICT';
}
