import { CATALOG, findingOf } from './catalog';
import { AcceptedFinding, Finding } from '../report/finding';

/** An acceptance as it was declared. */
export interface Accepted {
  readonly code: string;
  readonly reason: string;
  readonly path: string;
}

/** Findings that stand, and those that are accepted; an acceptance of what is not found is a finding itself. */
export function sift(all: Finding[], acceptances: Accepted[]): { standing: Finding[]; accepted: AcceptedFinding[] } {
  const byKey = new Map(acceptances.map(acceptance => [keyOf(acceptance), acceptance]));
  const met = new Set<string>();
  const [standing, accepted]: [Finding[], AcceptedFinding[]] = [[], []];
  for (const finding of all) {
    const acceptance = byKey.get(keyOf(finding));
    if (acceptance) accepted.push({ finding, reason: acceptance.reason });
    else standing.push(finding);
    met.add(keyOf(finding));
  }
  const idle = [...byKey.values()].filter(acceptance => !met.has(keyOf(acceptance))).map(({ code, path }) =>
    findingOf(CATALOG.idleAcceptance, path, `the acceptance of ${code} on '${path}' must meet a finding, got: none, expected: that it is removed`));
  return { standing: [...standing, ...idle], accepted };
}

function keyOf({ code, path }: { code: string; path: string }): string {
  return `${code} ${path}`;
}
