import * as fc from 'fast-check';
import { HttpMethod, HeaderMatch, PathMatch, Route, RouteMatch } from '../../../src';
import { closeUnderIntersection, coverageIndex, covers } from '../../../src/targets/gateway-api/route-lattice';
import { routeMatchKey } from '../../../src/vocabulary/route-match';

const paths = fc.constantFrom('/', '/a', '/a/b', '/a/bc', '/c').chain(path => fc.constantFrom(PathMatch.prefix(path), PathMatch.exact(path)));
const headers = fc.uniqueArray(fc.constantFrom(HeaderMatch.exact('x', '1'), HeaderMatch.exact('x', '2'), HeaderMatch.present('x'), HeaderMatch.present('y')),
  { selector: header => header.name, maxLength: 2 });
const matches: fc.Arbitrary<RouteMatch[]> = fc.array(fc.record({
  path: paths, headers, methods: fc.subarray([HttpMethod.GET, HttpMethod.POST]),
}), { minLength: 1, maxLength: 5 })
  .map(all => all.map(({ path, headers: said, methods }) => Route.http({ path, headers: said, methods: methods.length > 0 ? methods : undefined })))
  .map(routes => routes.flatMap(route => route.matches));

const keysOf = (found: RouteMatch[]) => found.map(routeMatchKey);

test('the closure is the same in any order of the matches', () => {
  fc.assert(fc.property(matches.chain(all => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))), ([all, shuffled]) => {
    expect(keysOf(closeUnderIntersection(shuffled))).toEqual(keysOf(closeUnderIntersection(all)));
  }), { numRuns: 1000 });
});

test('what covers two matches that can meet covers a match of the closure which both cover', () => {
  fc.assert(fc.property(matches, all => {
    const closed = closeUnderIntersection(all);
    for (const a of all) {
      for (const b of all.filter(other => canMeet(a, other))) {
        expect(closed.some(match => covers(a, match) && covers(b, match))).toBe(true);
      }
    }
  }), { numRuns: 1000 });
});

test('the index finds exactly the matches that cover one', () => {
  fc.assert(fc.property(matches, all => {
    const around = coverageIndex(all.map(match => ({ match })));
    for (const match of closeUnderIntersection(all)) {
      expect(keysOf(around(match).map(item => item.match)).sort()).toEqual(keysOf(all.filter(wide => covers(wide, match))).sort());
    }
  }), { numRuns: 1000 });
});

/** Whether one request can be matched by both, by their meaning: of two paths that agree one covers the other. */
function canMeet(a: RouteMatch, b: RouteMatch): boolean {
  const pathsMeet = [[a, b], [b, a]].some(([wide, narrow]) => covers({ ...wide, method: undefined, headers: [] }, narrow));
  const methodsMeet = a.method === undefined || b.method === undefined || a.method === b.method;
  const headersMeet = a.headers.every(({ name, value }) =>
    b.headers.every(other => other.name !== name || other.value === undefined || value === undefined || other.value === value));
  return pathsMeet && methodsMeet && headersMeet;
}
