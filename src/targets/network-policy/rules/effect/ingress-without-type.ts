import { rulesWithoutType } from './rules-without-type';

/** Rules about who may come in, in a policy that is not about that. */
export const ingressWithoutType = rulesWithoutType('CM5002', 'ingress');
