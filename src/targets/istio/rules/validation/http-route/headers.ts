import { once } from '../../../../../analysis/rules/once';
import { list, record } from '../../../../../analysis/rules/values';
import { Route } from '../../semantics/traffic';

/** Something that is done to a header, and where it is said. */
export interface HeaderChange {
  readonly name: string;
  readonly value?: unknown;
  readonly side: string;
  readonly pointer: string;
}

/** Changes of headers of a route and of its destinations. */
export const headerChangesOf: (route: Route) => HeaderChange[] = once(({ value, pointer }) => {
  const places = [{ headers: value.headers, pointer }, ...list(value.route).map((each, i) => ({ headers: record(each).headers, pointer: `${pointer}/route/${i}` }))];
  return places.flatMap(place => ['request', 'response'].flatMap(side => changesOf(record(record(place.headers)[side]), side, `${place.pointer}/headers/${side}`)));
});

function changesOf({ set, add, remove }: { [key: string]: any }, side: string, pointer: string): HeaderChange[] {
  const written = Object.entries({ set, add }).flatMap(([field, headers]) =>
    Object.entries(record(headers)).map(([name, value]) => ({ name, value, side, pointer: `${pointer}/${field}` })));
  return [...written, ...list(remove).map(name => ({ name: String(name), side, pointer: `${pointer}/remove` }))];
}
