import { claimsWithoutTokens } from './claims-without-tokens';
import { selectorOfGateway } from './selector-of-gateway';
import { unknownSourceNamespace } from './unknown-namespace';
import { unrestrictedJwks } from './unrestricted-jwks';
import { policyWithoutWorkloads } from './without-workloads';
import { ObjectRule } from '../../../../analysis/rules/rule';

/** Rules about the workloads and sources of policies. */
export const RULES: ObjectRule[] = [policyWithoutWorkloads, selectorOfGateway, unknownSourceNamespace, unrestrictedJwks, claimsWithoutTokens];
