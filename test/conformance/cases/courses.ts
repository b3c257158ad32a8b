import { boutiqueCourses } from './boutique';
import { Course } from './course';
import { featureCourses } from './features';
import { controlledCourses, stagedCourses } from './releases';
import { IMeshTarget } from '../../../src';
import { TargetName } from '../suite';

/** All that a target is shown to render: each feature alone, a whole system, and releases of every kind. */
export function coursesOf(name: TargetName, target?: IMeshTarget): Course[] {
  return [featureCourses, boutiqueCourses, stagedCourses, controlledCourses].flatMap(kind => kind(name, target));
}
