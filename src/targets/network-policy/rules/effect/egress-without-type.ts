import { rulesWithoutType } from './rules-without-type';

/** Rules about what may be called, in a policy that is not about that. */
export const egressWithoutType = rulesWithoutType('CM5003', 'egress');
