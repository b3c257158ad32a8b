import { alphaAnnotation } from './alpha-annotation';
import { deprecatedAnnotation } from './deprecated-annotation';
import { invalidAnnotation } from './invalid';
import { misplacedAnnotation } from './misplaced-annotation';
import { unknownAnnotation } from './unknown-annotation';
import { ObjectRule } from '../../../../analysis/rules/rule';

/** Rules about annotations of Istio. */
export const RULES: ObjectRule[] = [unknownAnnotation, misplacedAnnotation, deprecatedAnnotation, alphaAnnotation, invalidAnnotation];
