import { Patch, patchesOf } from './patches';
import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectSet } from '../../../../analysis/rules/object-set';
import { Problem } from '../../../../analysis/rules/rule';
import { ISTIO } from '../lookup/kinds';

/** Problems of patches whose operation is wrong. */
export function problemsOf(objects: ObjectSet, isWrong: (patch: Patch) => boolean, what: string): Problem[] {
  return patchesOf(objects).filter(isWrong).map(({ object, pointer, operation, applyTo }) => ({
    object, pointer: `${pointer}/patch/operation`, message: `${nameOf(object)} has operation ${operation} for ${applyTo}, ${what}`,
  }));
}

/** Names of filters that are there for some versions of the proxy only. */
export function versionedFilters(objects: ObjectSet): Set<string> {
  return new Set(patchesOf(objects).filter(({ versioned, filter }) => versioned && filter !== '').map(({ filter }) => filter));
}

/** What rules about patches that depend on others have in common. */
export const RELATIVE = {
  severity: 'warning' as const,
  remedy: 'Set `priority`, or use INSERT_FIRST or ADD.',
  targets: ISTIO,
};

/** What rules about patches without an effect have in common. */
export const IGNORED = { severity: 'error' as const, explanation: 'The patch is accepted and ignored.', targets: ISTIO };
