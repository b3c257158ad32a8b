import { destinationHiddenBySidecar } from './destination-hidden-by-sidecar';
import { hiddenBySidecar } from './hidden-by-sidecar';
import { twoKindsOfRoutes } from './two-kinds-of-routes';
import { weightsOffHundred } from './weights-off-hundred';
import { ObjectRule } from '../../../../../analysis/rules/rule';

/** Rules about which route decides. */
export const RULES: ObjectRule[] = [
  destinationHiddenBySidecar,
  twoKindsOfRoutes, hiddenBySidecar, weightsOffHundred,
];
