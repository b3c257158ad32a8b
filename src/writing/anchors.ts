import { checkDepth } from './depth';

/**
 * Names of the objects that a document has more than once, in the order in which they are met again, as the `yaml` package gives them.
 *
 * @throws if an object is within itself
 */
export function anchorsOf(document: unknown): Map<object, string> {
  const met = new Set<object>();
  const open = new Set<object>();
  const anchors = new Map<object, string>();
  const visit = (value: unknown, depth: number): void => {
    checkDepth(depth);
    if (typeof value !== 'object' || value === null) return;
    if (open.has(value)) throw new Error('data must not contain themselves');
    if (met.has(value)) {
      if (!anchors.has(value)) anchors.set(value, `a${anchors.size + 1}`);
      return;
    }
    met.add(value);
    open.add(value);
    for (const member of Object.values(value)) visit(member, depth + 1);
    open.delete(value);
  };
  visit(document, 0);
  return anchors;
}
