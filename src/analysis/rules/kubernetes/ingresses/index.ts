import { ingressBackendMissing } from './ingress-backend-missing';
import { ingressPortMissing } from './ingress-port-missing';
import { ObjectRule } from '../../rule';

/** Rules about Ingresses. */
export const RULES: ObjectRule[] = [ingressBackendMissing, ingressPortMissing];
