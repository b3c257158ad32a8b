import { Check, TargetName } from '../../suite';

/** A rule with what was otherwise; features by their names. */
export function rule(target: TargetName, name: string, features: string[], problems: string[]): Check {
  return { target, name, features, problems: [...new Set(problems)] };
}
