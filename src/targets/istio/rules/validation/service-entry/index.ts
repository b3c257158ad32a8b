import { badDynamicEntry } from './bad-dynamic-entry';
import { badEndpoint } from './bad-endpoint';
import { badEntryHost } from './bad-entry-host';
import { badEntryPort } from './bad-entry-port';
import { hostsOfTcp } from './hosts-of-tcp';
import { ObjectRule } from '../../../../../analysis/rules/rule';

/** Rules about ServiceEntries. */
export const RULES: ObjectRule[] = [badEntryHost, badEntryPort, badEndpoint, hostsOfTcp, badDynamicEntry];
