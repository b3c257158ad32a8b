import { graph, hubOfOwnRoutes, releases, TARGETS } from './layouts';
import { least, timeOf } from './time';

describe.each(TARGETS)('%s', (_, targets) => {
  test.each([
    ['400 services with 2,000 calls', graph, 100, 400],
    ['a hub with 400 sources that have a route each', hubOfOwnRoutes, 100, 400],
    ['200 released services with 1,000 calls', releases, 50, 200],
  ] as const)('rules about %s find no error and take no more than proportionally longer than about a quarter', (_name, declare, few, many) => {
    const small = least(() => timeOf(targets(), few, declare));
    const large = least(() => timeOf(targets(), many, declare));
    expect(large / small).toBeLessThan(4 * 2.5); // a quadratic step would make it 16
  }, 300000);
});
