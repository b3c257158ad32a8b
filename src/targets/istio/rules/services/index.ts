import { entryWithoutAddress } from './entry-address';
import { entriesInTwoProtocols } from './entry-protocol';
import { externalNamePort } from './external-name-port';
import { portInTwoProtocols } from './port-in-two-protocols';
import { targetPortOfTwoPorts } from './target-port-of-two-ports';
import { undeclaredProtocol } from './undeclared-protocol';
import { ObjectRule } from '../../../../analysis/rules/rule';

/** Rules about Services and ServiceEntries. */
export const RULES: ObjectRule[] = [
  undeclaredProtocol, externalNamePort, portInTwoProtocols, targetPortOfTwoPorts, entryWithoutAddress, entriesInTwoProtocols,
];
