import { isDeepStrictEqual } from 'util';

/** What is otherwise in objects than it should be, in words, whatever their order; nothing if they are equal. */
export function differenceOf(actual: readonly unknown[], expected: readonly object[]): string | undefined {
  const missing = new Map(expected.map(object => [idOf(object), object]));
  for (const object of actual) {
    const id = idOf(object);
    if (!missing.has(id)) return `${id} is too much`;
    if (!isDeepStrictEqual(object, missing.get(id))) return `${id} is otherwise: ${JSON.stringify(object)}, not ${JSON.stringify(missing.get(id))}`;
    missing.delete(id);
  }
  return missing.size === 0 ? undefined : `${[...missing.keys()][0]} is missing, and ${missing.size - 1} more`;
}

function idOf(object: any): string {
  return [object?.kind, object?.metadata?.namespace, object?.metadata?.name].join(' ');
}
