/** How deep a document may nest; far more than any object does, and far less than would end the process. */
export const MAX_DEPTH = 200;

/** Whether a value nests deeper than any may. */
export function isTooDeep(value: unknown): boolean {
  let level = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_DEPTH) return true;
    level = level.flatMap(each => typeof each === 'object' && each !== null ? Object.values(each) : []);
  }
  return false;
}
