import { credentialOfSidecars } from './credential-of-sidecars';
import { droppedPolicy } from './dropped-policy';
import { failoverWithoutDetection } from './failover-without-detection';
import { hashAcrossSubsets } from './hash-across-subsets';
import { outsideLookup } from './outside-lookup';
import { unusedSubsetPolicy } from './unused-subset-policy';
import { ObjectRule } from '../../../../../analysis/rules/rule';

/** Rules about DestinationRules. */
export const RULES: ObjectRule[] = [
  credentialOfSidecars,
  hashAcrossSubsets, outsideLookup, droppedPolicy, unusedSubsetPolicy, failoverWithoutDetection,
];
