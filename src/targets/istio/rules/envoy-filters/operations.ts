import { isRelative, Patch, patchesOf } from './patches';
import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectSet } from '../../../../analysis/rules/object-set';
import { ObjectRule, Problem } from '../../../../analysis/rules/rule';
import { entryOf } from '../lookup/entry';
import { ENVOY_FILTER, ISTIO } from '../lookup/kinds';

function problemsOf(objects: ObjectSet, isWrong: (patch: Patch) => boolean, what: string): Problem[] {
  return patchesOf(objects).filter(isWrong).map(({ object, pointer, operation, applyTo }) => ({
    object, pointer: `${pointer}/patch/operation`, message: `${nameOf(object)} has operation ${operation} for ${applyTo}, ${what}`,
  }));
}

function versionedFilters(objects: ObjectSet): Set<string> {
  return new Set(patchesOf(objects).filter(({ versioned, filter }) => versioned && filter !== '').map(({ filter }) => filter));
}

const RELATIVE = {
  severity: 'warning' as const,
  remedy: 'Set `priority`, or use INSERT_FIRST or ADD.',
  targets: ISTIO,
};

/** A patch that depends on others. */
export const relativeOperation: ObjectRule = {
  entry: entryOf({
    ...RELATIVE,
    code: 'CM2190',
    name: 'envoy-filter-without-priority',
    summary: 'An EnvoyFilter changes what others may have put there, and has no priority.',
    explanation: 'Its order among EnvoyFilters is that of their ages and names: if the other comes later, the patch does nothing.',
    elsewhere: ['IST0151'],
  }),
  reads: [ENVOY_FILTER],
  check: objects => {
    const versioned = versionedFilters(objects);
    return problemsOf(objects, patch => isRelative(patch) && !versioned.has(patch.filter), 'which depends on other patches, and no priority');
  },
};

/** A patch that depends on others of one version. */
export const relativeVersionedOperation: ObjectRule = {
  entry: entryOf({
    ...RELATIVE,
    code: 'CM2191',
    name: 'envoy-filter-of-version-without-priority',
    summary: 'An EnvoyFilter changes a filter that is there for some versions of the proxy only, and has no priority.',
    explanation: 'During an upgrade the filter is there for some proxies and not for others, so the patch does nothing for these.',
    elsewhere: ['IST0155'],
  }),
  reads: [ENVOY_FILTER],
  check: objects => {
    const versioned = versionedFilters(objects);
    return problemsOf(objects, patch => isRelative(patch) && versioned.has(patch.filter), 'of a filter of some proxy versions, and no priority');
  },
};

const IGNORED = { severity: 'error' as const, explanation: 'The patch is accepted and ignored.', targets: ISTIO };

/** A REPLACE that does nothing. */
export const ignoredReplace: ObjectRule = {
  entry: entryOf({
    ...IGNORED,
    code: 'CM2192',
    name: 'ignored-replace-patch',
    summary: 'An EnvoyFilter has the operation REPLACE for what cannot be replaced.',
    remedy: 'Use MERGE, or REPLACE for NETWORK_FILTER, HTTP_FILTER or VIRTUAL_HOST.',
    elsewhere: ['IST0152'],
  }),
  reads: [ENVOY_FILTER],
  check: objects => problemsOf(objects, ({ operation, applyTo }) => operation === 'REPLACE'
    && !['NETWORK_FILTER', 'HTTP_FILTER', 'VIRTUAL_HOST', 'LISTENER_FILTER'].includes(applyTo), 'which is ignored; expected MERGE'),
};

/** An ADD that does nothing. */
export const ignoredAdd: ObjectRule = {
  entry: entryOf({
    ...IGNORED,
    code: 'CM2193',
    name: 'ignored-add-patch',
    summary: 'An EnvoyFilter has the operation ADD for ROUTE_CONFIGURATION.',
    remedy: 'Use MERGE, or ADD for VIRTUAL_HOST.',
    elsewhere: ['IST0153'],
  }),
  reads: [ENVOY_FILTER],
  check: objects => problemsOf(objects, ({ operation, applyTo }) => operation === 'ADD' && applyTo === 'ROUTE_CONFIGURATION', 'which is ignored; expected MERGE'),
};

/** A REMOVE that does nothing. */
export const ignoredRemove: ObjectRule = {
  entry: entryOf({
    ...IGNORED,
    code: 'CM2194',
    name: 'ignored-remove-patch',
    summary: 'An EnvoyFilter has the operation REMOVE for ROUTE_CONFIGURATION.',
    remedy: 'Use REMOVE for VIRTUAL_HOST or HTTP_ROUTE.',
    elsewhere: ['IST0154'],
  }),
  reads: [ENVOY_FILTER],
  check: objects => problemsOf(objects, ({ operation, applyTo }) => operation === 'REMOVE' && applyTo === 'ROUTE_CONFIGURATION', 'which is ignored'),
};
