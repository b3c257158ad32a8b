import { IMeshTarget } from './target';

const prototypes = new WeakSet<object>();

/** Tells that a class of targets is one of this library, whose objects are proved. */
export function ownTarget(prototype: IMeshTarget): void {
  prototypes.add(prototype);
}

/** Whether a target is one of this library as it is: no class that derives from one, and no method replaced. */
export function isOwnTarget(target: IMeshTarget): boolean {
  return prototypes.has(Object.getPrototypeOf(target)) && Object.values(target).every(member => typeof member !== 'function');
}
