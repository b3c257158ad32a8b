/** More of them are sorted by the engine. */
const FEW = 20;
const [DIGIT_0, DIGIT_9] = [0x30, 0x39];
const MOST_INDEX = 2 ** 32 - 2;
const FIRST = ['metadata', 'kind', 'apiVersion'];

/** Names of the members of an object, in the order in which an object keeps them to which they are added sorted: indices, then all others. */
export function sortedNames(source: object): string[] {
  const names = Object.keys(source);
  if (isSorted(names)) return names;
  const indices = indexCount(names);
  if (names.length > FEW) return [...names.slice(0, indices), ...names.slice(indices).sort()];
  for (let i = indices + 1; i < names.length; i++) insert(names, indices, i);
  return names;
}

/** Puts the names with which a Kubernetes object begins before all others but indices. */
export function withKindFirst(names: string[]): string[] {
  const indices = indexCount(names);
  for (const name of FIRST) {
    const at = names.indexOf(name);
    if (at === -1) continue;
    names.copyWithin(indices + 1, indices, at);
    names[indices] = name;
  }
  return names;
}

/** Sorts the name at a place into those before it, which are sorted. */
function insert(names: string[], from: number, at: number): void {
  const name = names[at];
  let to = at;
  for (; to > from && names[to - 1] > name; to--) names[to] = names[to - 1];
  names[to] = name;
}

function isSorted(names: string[]): boolean {
  for (let i = 1; i < names.length; i++) if (names[i - 1] > names[i]) return false;
  return true;
}

/** How many names at the beginning are indices of lists: objects keep them there, in the order of numbers. */
function indexCount(names: string[]): number {
  let count = 0;
  while (count < names.length && isIndex(names[count])) count++;
  return count;
}

function isIndex(name: string): boolean {
  const first = name.charCodeAt(0);
  return first >= DIGIT_0 && first <= DIGIT_9 && String(Number(name)) === name && Number(name) <= MOST_INDEX && Number.isInteger(Number(name));
}
