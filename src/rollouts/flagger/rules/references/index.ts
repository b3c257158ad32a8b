import { canaryTargetMissing } from './canary-target-missing';
import { canaryTargetPort } from './canary-target-port';
import { metricTemplateMissing } from './metric-template-missing';
import { metricUnknown } from './metric-unknown';
import { routeBesideCanary } from './route-beside-canary';
import { selectorLabelMissing } from './selector-label-missing';
import { selectsCanaryOnly } from './selects-canary-only';
import { twoCanaries } from './two-canaries';
import { ObjectRule } from '../../../../analysis/rules/rule';

/** Rules about what Canaries refer to. */
export const RULES: ObjectRule[] = [
  canaryTargetMissing,
  twoCanaries,
  metricTemplateMissing,
  metricUnknown,
  selectorLabelMissing,
  canaryTargetPort,
  selectsCanaryOnly,
  routeBesideCanary,
];
