import { RouteMatch } from '../../vocabulary/route-match';

/**
 * Items by the headers of their matches, which are of one path: of those that say a value for the same names, only those with the same values can match
 * one request, so that thousands of values of one header need not be compared with each other.
 */
export class MatchIndex<T> {
  private readonly byNames = new Map<string, Map<string, T[]>>();

  constructor(private readonly matchOf: (item: T) => RouteMatch, items: Iterable<T>) {
    for (const item of items) this.add(item);
  }

  public add(item: T): void {
    const match = this.matchOf(item);
    const names = namesOf(match);
    if (!this.byNames.has(names)) this.byNames.set(names, new Map());
    const byValues = this.byNames.get(names)!;
    const values = JSON.stringify(match.headers);
    if (!byValues.has(values)) byValues.set(values, []);
    byValues.get(values)!.push(item);
  }

  /** Items whose matches may match a request which this one matches. */
  public compatibleWith(match: RouteMatch): T[] {
    return [...this.byNames].flatMap(([names, byValues]) => {
      if (names !== namesOf(match) || !saysValues(match)) return [...byValues.values()].flat();
      return byValues.get(JSON.stringify(match.headers)) ?? [];
    });
  }
}

function namesOf(match: RouteMatch): string {
  return `${saysValues(match)} ${match.headers.map(({ name }) => name).join(',')}`;
}

function saysValues({ headers }: RouteMatch): boolean {
  return headers.every(({ value }) => value !== undefined);
}
