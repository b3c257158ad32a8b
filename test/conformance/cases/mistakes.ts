import { Feature } from '../../../src';
import { Mutant, TargetName } from '../suite';

/** A mistake in every object of a kind. */
export function mutant(target: TargetName, name: string, kind: string, features: Feature[], spoil: (object: any) => void): Mutant {
  return { target, name, features, change: changed(kind, () => true, spoil) };
}

/** What makes the mistakes of a target, each of which the checks of one feature are enough to notice. */
export function mutantsIn(target: TargetName): (name: string, feature: string, change: Mutant['change']) => Mutant {
  return (name, feature, change) => ({ name, target, features: [feature], change });
}

/** Changes objects of a kind that meet a condition. */
export function changed(kind: string, is: (object: any) => boolean, change: (object: any) => void): Mutant['change'] {
  return objects => {
    objects.filter(object => object.kind === kind && is(object)).forEach(change);
    return objects;
  };
}

/** Leaves objects of a kind out that meet a condition. */
export function without(kind: string, is: (object: any) => boolean): Mutant['change'] {
  return objects => objects.filter(object => object.kind !== kind || !is(object));
}
