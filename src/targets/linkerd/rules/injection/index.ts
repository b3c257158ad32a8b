import { exportedAsAnnotation } from './exported-as-annotation';
import { injectAsLabel } from './inject-as-label';
import { settingAsLabel } from './setting-as-label';
import { settingOfPodsOnNamespace } from './setting-of-pods-on-namespace';
import { unknownInjectValue } from './unknown-inject-value';
import { ObjectRule } from '../../../../analysis/rules/rule';

/** Rules about annotations and labels. */
export const RULES: ObjectRule[] = [
  exportedAsAnnotation,
  injectAsLabel,
  settingAsLabel,
  settingOfPodsOnNamespace,
  unknownInjectValue,
];
