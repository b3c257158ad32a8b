import { authorizationToMissingObject } from './authorization-to-missing-object';
import { authorizationToOtherGroup } from './authorization-to-other-group';
import { backendMissing } from './backend-missing';
import { backendPortUnknown } from './backend-port-unknown';
import { consumerBackendWithoutNamespace } from './consumer-backend-without-namespace';
import { parentKindLeftOut } from './parent-kind-left-out';
import { parentOfGroupCore } from './parent-of-group-core';
import { parentPortUnknown } from './parent-port-unknown';
import { routeToMissingParent } from './route-to-missing-parent';
import { serverOverlap } from './server-overlap';
import { serverParentTooPrecise } from './server-parent-too-precise';
import { serverPortAsText } from './server-port-as-text';
import { serverPortNameUnknown } from './server-port-name-unknown';
import { serverWithoutPods } from './server-without-pods';
import { serviceAccountUnknown } from './service-account-unknown';
import { ObjectRule } from '../../../../analysis/rules/rule';

/** Rules about objects that are named in others. */
export const RULES: ObjectRule[] = [
  authorizationToMissingObject,
  authorizationToOtherGroup,
  backendMissing,
  backendPortUnknown,
  consumerBackendWithoutNamespace,
  parentKindLeftOut,
  parentOfGroupCore,
  parentPortUnknown,
  routeToMissingParent,
  serverOverlap,
  serverParentTooPrecise,
  serverPortAsText,
  serverPortNameUnknown,
  serverWithoutPods,
  serviceAccountUnknown,
];
