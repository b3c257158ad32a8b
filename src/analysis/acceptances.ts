import { CATALOG, findingOf } from './catalog';
import { AcceptedFinding, Finding } from '../report/finding';

/** An acceptance as it was declared. */
export interface Accepted {
  readonly code: string;
  readonly reason: string;
  readonly path: string;
  readonly pointer?: string;
}

/** Findings that stand, and those that are accepted; an acceptance of what is not found is a finding itself. */
export function sift(all: Finding[], acceptances: Accepted[]): { standing: Finding[]; accepted: AcceptedFinding[] } {
  const byKey = new Map(acceptances.map(acceptance => [keyOf(acceptance), acceptance]));
  const met = new Set<Accepted>();
  const [standing, accepted]: [Finding[], AcceptedFinding[]] = [[], []];
  for (const finding of all) {
    const acceptance = byKey.get(keyOf(finding)) ?? byKey.get(keyOf({ ...finding, pointer: undefined }));
    if (!acceptance) {
      standing.push(finding);
      continue;
    }
    accepted.push({ finding, reason: acceptance.reason });
    met.add(acceptance);
  }
  const idle = [...byKey.values()].filter(acceptance => !met.has(acceptance)).map(({ code, path }) =>
    findingOf(CATALOG.idleAcceptance, path, `the acceptance of ${code} on '${path}' must meet a finding, got: none, expected: that it is removed`));
  return { standing: [...standing, ...idle], accepted };
}

function keyOf({ code, path, pointer }: { code: string; path: string; pointer?: string }): string {
  return pointer === undefined ? `${code} ${path}` : `${code} ${path} ${pointer}`;
}
