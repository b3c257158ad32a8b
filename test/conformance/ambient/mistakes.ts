import { changed, without } from '../cases/mistakes';
import { Mutant } from '../suite';

/** One mistake after the other. */
export function both(...changes: Mutant['change'][]): Mutant['change'] {
  return objects => changes.reduce((all, change) => change(all), objects);
}

export const isDefaultDenyOfWaypoint = ({ spec }: any): boolean => spec.targetRefs?.some(({ kind }: any) => kind === 'Gateway') ?? false;
export const isAtWaypoint = ({ spec }: any): boolean => spec.targetRefs?.some(({ kind }: any) => kind === 'Service') ?? false;
export const isViaWaypoint = ({ metadata }: any): boolean => metadata.name.endsWith('-via-waypoint');

/** Every rule of a route. */
export function rules(change: (rule: any) => void): Mutant['change'] {
  return changed('HTTPRoute', () => true, ({ spec }) => spec.rules.forEach(change));
}

/** The version Services are not named where policies are attached, and nothing guards what no policy names. */
export const openVersions = both(
  without('AuthorizationPolicy', isDefaultDenyOfWaypoint),
  changed('AuthorizationPolicy', isAtWaypoint, ({ spec }) => spec.targetRefs.splice(1)),
);
