import { ObjectSet } from '../../../../analysis/rules/object-set';
import { Profile } from '../../../../analysis/rules/profile';

/** Kinds by which a namespace is known. */
export const KNOWN_BY = ['Namespace', 'Service'];

/** Whether what is not found in a namespace does not exist. */
export function isKnown(objects: ObjectSet, profile: Profile, namespace: string): boolean {
  const [itself, services] = [objects.find('Namespace', '', namespace), objects.in('Service', namespace)];
  return profile.complete && (itself !== undefined || services.length > 0);
}
