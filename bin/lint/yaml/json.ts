import { isTooDeep } from './depth-limit';
import { Value } from './read';

/** The value of a document that is written in JSON, of any length; nothing if it is none, or nests too deep. */
export function jsonValue(text: string): Value | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    const value = JSON.parse(text);
    return isTooDeep(value) ? undefined : { value };
  } catch {
    return undefined;
  }
}
