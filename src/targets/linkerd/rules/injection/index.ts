import { annotationOfOtherKind } from './annotation-of-other-kind';
import { annotationWithoutReader } from './annotation-without-reader';
import { exportedAsAnnotation } from './exported-as-annotation';
import { injectAsLabel } from './inject-as-label';
import { settingAsLabel } from './setting-as-label';
import { settingBesideTemplate } from './setting-beside-template';
import { settingOfPodsOnNamespace } from './setting-of-pods-on-namespace';
import { unknownInjectValue } from './unknown-inject-value';
import { ObjectRule } from '../../../../analysis/rules/rule';

/** Rules about annotations and labels. */
export const RULES: ObjectRule[] = [
  annotationOfOtherKind,
  annotationWithoutReader,
  exportedAsAnnotation,
  injectAsLabel,
  settingAsLabel,
  settingBesideTemplate,
  settingOfPodsOnNamespace,
  unknownInjectValue,
];
