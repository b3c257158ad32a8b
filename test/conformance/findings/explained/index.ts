import { ANNOTATIONS } from './annotations';
import { Explanation, Instance } from './explanation';
import { MUTATIONS } from './mutations';
import { REFERENCES } from './references';
import { ROUTES } from './routes';
import { SERVICES } from './services';
import { WORKLOADS } from './workloads';

/** Why verdicts differ, wherever they do. */
export const EXPLANATIONS: Explanation[] = [...REFERENCES, ...ROUTES, ...ANNOTATIONS, ...SERVICES, ...WORKLOADS, ...MUTATIONS];

/** Why a difference is right; nothing if nobody knows. */
export function explanationOf(instance: Instance): Explanation | undefined {
  if (instance.object === undefined) return undefined;
  const { by, code } = instance.difference;
  return EXPLANATIONS.find(each => each.by === by && code.split('/').includes(each.code) && holds(each, instance));
}

/** Conditions read what is there in an object of which the code is told; where it is not, they explain nothing. */
function holds({ when }: Explanation, instance: Instance): boolean {
  try {
    return when(instance);
  } catch {
    return false;
  }
}
