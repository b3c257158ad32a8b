import { externalBackend } from './external-backend';
import { gatewayMissing } from './gateway-missing';
import { grantMissing } from './grant-missing';
import { headlessParent } from './headless-parent';
import { listenerMissing } from './listener-missing';
import { parentWithoutGroup } from './parent-without-group';
import { routeNotAllowed } from './route-not-allowed';
import { backendMissing, backendPortMissing, parentMissing, parentPortMissing } from './services';
import { ObjectRule } from '../../../../analysis/rules/rule';

/** Rules about what routes refer to. */
export const RULES: ObjectRule[] = [
  parentMissing, parentPortMissing, backendMissing, backendPortMissing, parentWithoutGroup, headlessParent, externalBackend,
  gatewayMissing, listenerMissing, routeNotAllowed, grantMissing,
];
