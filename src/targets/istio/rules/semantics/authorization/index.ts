import { dryRunDeny } from './dry-run-deny';
import { emptyList } from './empty-list';
import { httpRuleOnTcpPort } from './http-rule-on-tcp-port';
import { optionalToken } from './optional-token';
import { spiffePrincipal } from './spiffe-principal';
import { ObjectRule } from '../../../../../analysis/rules/rule';

/** Rules about who may call what. */
export const RULES: ObjectRule[] = [emptyList, spiffePrincipal, httpRuleOnTcpPort, dryRunDeny, optionalToken];
