import { ADMISSION } from './admission/catalog';
import { RULES as KUBERNETES } from './rules/kubernetes';
import { ObjectRule, RuleEntry } from './rules/rule';
import { RULES as ARGO_ROLLOUTS } from '../rollouts/argo-rollouts/rules';
import { RULES as FLAGGER } from '../rollouts/flagger/rules';
import { RULES as MESHES } from '../targets/rules';

/** Every rule about objects. */
export const OBJECT_RULES: ObjectRule[] = [...KUBERNETES, ...MESHES, ...FLAGGER, ...ARGO_ROLLOUTS];

/** What all codes of objects stand for. */
export const OBJECT_ENTRIES: RuleEntry[] = [...Object.values(ADMISSION), ...OBJECT_RULES.map(({ entry }) => entry)];
