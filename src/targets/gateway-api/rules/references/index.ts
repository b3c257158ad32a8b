import { gatewayMissing, grantMissing, listenerMissing, routeNotAllowed } from './gateways';
import { externalBackend, headlessParent } from './headless-parent';
import { parentWithoutGroup } from './parent-without-group';
import { backendMissing, backendPortMissing, parentMissing, parentPortMissing } from './services';
import { ObjectRule } from '../../../../analysis/rules/rule';

/** Rules about what routes refer to. */
export const RULES: ObjectRule[] = [
  parentMissing, parentPortMissing, backendMissing, backendPortMissing, parentWithoutGroup, headlessParent, externalBackend,
  gatewayMissing, listenerMissing, routeNotAllowed, grantMissing,
];
