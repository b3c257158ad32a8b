import { authenticationOfUnknownKind } from './authentication-of-unknown-kind';
import { authorizationOfOtherNamespace } from './authorization-of-other-namespace';
import { authorizationOfUnknownKind } from './authorization-of-unknown-kind';
import { backendWithoutPort } from './backend-without-port';
import { egressParentWithoutPort } from './egress-parent-without-port';
import { identityOfUnknownKind } from './identity-of-unknown-kind';
import { identityUnreadable } from './identity-unreadable';
import { namespaceIdentityWithNamespace } from './namespace-identity-with-namespace';
import { RULES as NETWORKS } from './networks';
import { noNetworks } from './no-networks';
import { RULES as PROFILES } from './profiles';
import { serverAuthorizationContradiction } from './server-authorization-contradiction';
import { serverPortOutOfRange } from './server-port-out-of-range';
import { serverSelectors } from './server-selectors';
import { tooManyAuthentications } from './too-many-authentications';
import { unauthenticatedTlsWithIdentities } from './unauthenticated-tls-with-identities';
import { unknownProxyProtocol } from './unknown-proxy-protocol';
import { ObjectRule } from '../../../../analysis/rules/rule';

/** Rules about what the validating webhook denies. */
export const RULES: ObjectRule[] = [
  authenticationOfUnknownKind,
  authorizationOfOtherNamespace,
  authorizationOfUnknownKind,
  backendWithoutPort,
  egressParentWithoutPort,
  identityOfUnknownKind,
  identityUnreadable,
  namespaceIdentityWithNamespace,
  ...NETWORKS,
  noNetworks,
  ...PROFILES,
  serverAuthorizationContradiction,
  serverPortOutOfRange,
  serverSelectors,
  tooManyAuthentications,
  unauthenticatedTlsWithIdentities,
  unknownProxyProtocol,
];
