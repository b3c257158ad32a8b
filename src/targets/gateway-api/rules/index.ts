import { RULES as FIELDS } from './fields';
import { RULES as REFERENCES } from './references';
import { RULES as REQUESTS } from './requests';
import { ObjectRule } from '../../../analysis/rules/rule';

/** Every rule about routes of the Gateway API, whatever mesh reads them; the order decides nothing. */
export const RULES: ObjectRule[] = [...REFERENCES, ...REQUESTS, ...FIELDS];
