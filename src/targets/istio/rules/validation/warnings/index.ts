import { deprecatedSetting } from './deprecated-setting';
import { entryInVain } from './entry-in-vain';
import { httpPoolOfTcp } from './http-pool-of-tcp';
import { routeInVain } from './route-in-vain';
import { selectorWithWildcard } from './selector-with-wildcard';
import { selectorWithoutLabels } from './selector-without-labels';
import { ObjectRule } from '../../../../../analysis/rules/rule';

/** Rules about what Istio's webhook warns of, and selectors. */
export const RULES: ObjectRule[] = [
  deprecatedSetting, selectorWithoutLabels, selectorWithWildcard, httpPoolOfTcp, routeInVain, entryInVain,
];
