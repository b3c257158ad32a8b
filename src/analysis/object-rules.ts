import { RULES as KUBERNETES } from './rules/kubernetes';
import { ObjectRule } from './rules/rule';
import { RULES as ARGO_ROLLOUTS } from '../rollouts/argo-rollouts/rules';
import { RULES as FLAGGER } from '../rollouts/flagger/rules';
import { RULES as MESHES } from '../targets/rules';

/** Every rule about objects. */
export const OBJECT_RULES: ObjectRule[] = [...KUBERNETES, ...MESHES, ...FLAGGER, ...ARGO_ROLLOUTS];
