import { destinationHostNotFound } from './destination-host-not-found';
import { destinationPortNotFound } from './destination-port-not-found';
import { gatewayNotFound } from './gateway-not-found';
import { partialServiceHost } from './partial-service-host';
import { subsetNotFound } from './subset-not-found';
import { ObjectRule } from '../../../../analysis/rules/rule';

/** Rules about what routes name and is not there. */
export const RULES: ObjectRule[] = [destinationHostNotFound, destinationPortNotFound, subsetNotFound, gatewayNotFound, partialServiceHost];
