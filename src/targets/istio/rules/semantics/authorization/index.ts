import { authorizationOfServicePort } from './authorization-of-service-port';
import { dryRunDeny } from './dry-run-deny';
import { emptyList } from './empty-list';
import { httpRuleOnTcpPort } from './http-rule-on-tcp-port';
import { missingAccount } from './missing-account';
import { optionalToken } from './optional-token';
import { pathWithoutSlash } from './path-without-slash';
import { spiffePrincipal } from './spiffe-principal';
import { ObjectRule } from '../../../../../analysis/rules/rule';

/** Rules about who may call what. */
export const RULES: ObjectRule[] = [
  emptyList, spiffePrincipal, httpRuleOnTcpPort, dryRunDeny, optionalToken, authorizationOfServicePort, missingAccount, pathWithoutSlash,
];
