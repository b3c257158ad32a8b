/** The name that is most like another; none if all are too different. */
export function nearest(name: string, names: string[]): string | undefined {
  const limit = Math.max(1, Math.floor(name.length / 3));
  let best: { name: string; distance: number } | undefined;
  for (const each of names) {
    if (Math.abs(each.length - name.length) > limit) continue;
    const distance = each.toLowerCase() === name.toLowerCase() ? 0 : edits(name.slice(0, 64), each.slice(0, 64));
    if (distance <= limit && (!best || distance < best.distance)) best = { name: each, distance };
  }
  return best?.name;
}

/** How many letters must be added, removed or changed. */
function edits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) next[j] = Math.min(next[j - 1] + 1, row[j] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
    row = next;
  }
  return row[b.length];
}
