import { invalidAnnotation } from './invalid';
import { alphaAnnotation, deprecatedAnnotation, misplacedAnnotation, unknownAnnotation } from './placement';
import { ObjectRule } from '../../../../analysis/rules/rule';

/** Rules about annotations of Istio. */
export const RULES: ObjectRule[] = [unknownAnnotation, misplacedAnnotation, deprecatedAnnotation, alphaAnnotation, invalidAnnotation];
