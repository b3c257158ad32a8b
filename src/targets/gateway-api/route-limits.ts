/** Most rules that one route may have, and most matches that all of them may have together. */
const RULES_PER_ROUTE = 16;
const MATCHES_PER_ROUTE = 128;

/**
 * Rules in as few routes as the schema of an HTTPRoute lets them be, in their order.
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#httproutespec
 */
export function inRoutes<T>(rules: T[], matchesOf: (rule: T) => number): T[][] {
  const routes: T[][] = [];
  let matches = 0;
  for (const rule of rules) {
    const more = matchesOf(rule);
    const last = routes[routes.length - 1];
    if (last === undefined || last.length === RULES_PER_ROUTE || matches + more > MATCHES_PER_ROUTE) {
      routes.push([rule]);
      matches = more;
    } else {
      last.push(rule);
      matches += more;
    }
  }
  return routes;
}
