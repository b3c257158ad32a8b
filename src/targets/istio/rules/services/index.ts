import { portInTwoProtocols, targetPortOfTwoPorts } from './conflicting-ports';
import { entryWithoutAddress } from './entry-address';
import { entriesInTwoProtocols } from './entry-protocol';
import { externalNamePort } from './external-name-port';
import { undeclaredProtocol } from './undeclared-protocol';
import { ObjectRule } from '../../../../analysis/rules/rule';

/** Rules about Services and ServiceEntries. */
export const RULES: ObjectRule[] = [
  undeclaredProtocol, externalNamePort, portInTwoProtocols, targetPortOfTwoPorts, entryWithoutAddress, entriesInTwoProtocols,
];
