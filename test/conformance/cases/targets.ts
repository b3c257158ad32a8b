import { CHOICES } from '../../../examples/online-boutique/targets';
import { Feature, IMeshTarget } from '../../../src';
import { TargetName } from '../suite';

/** The target as the support matrix describes it. */
export function targetOf(name: TargetName): IMeshTarget {
  return CHOICES.find(({ target }) => target.name === name)!.target;
}

/** How a target carries a feature: full, partial, none, not needed. */
export function supportOf(name: TargetName, feature: string): string {
  return String(targetOf(name).support(feature as Feature).level);
}

/** Features that a target renders something for. */
export function carried(name: TargetName): Feature[] {
  return Object.values(Feature).filter(feature => ['full', 'partial'].includes(supportOf(name, feature)));
}
