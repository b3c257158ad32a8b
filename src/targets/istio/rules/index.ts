import { unreachableRoute } from './routes/unreachable-route';
import { ObjectRule } from '../../../analysis/rules/rule';

/** Every rule about objects that Istio reads; the order decides nothing. */
export const RULES: ObjectRule[] = [unreachableRoute];
