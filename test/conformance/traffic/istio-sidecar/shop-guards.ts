import { rule } from './rule';
import { answersOf, to } from './trials';
import { Check } from '../../suite';
import { Question } from '../questions';
import { World } from '../world';

const TARGET = 'istio-sidecar';
const WEB = 'shop.web-1';
type Until = (what: string, is: () => Promise<boolean>, seconds?: number) => Promise<void>;

/** Endpoints that fail are taken out, for the declared time and at most the declared share, and destinations are not overloaded. */
export async function guardRules(world: World, until: Until): Promise<Check[]> {
  return [
    rule(TARGET, 'an endpoint is taken out after so many failures in a row as declared', ['circuit-breaking'],
      [...await takenOut(world, until, 'shop/fragile', 4), ...await takenOut(world, until, 'shop/broken', 4)]),
    rule(TARGET, 'a source takes out endpoints of another program', ['consumer-circuit-breaking'], await takenOut(world, until, 'payments/bank', 3)),
    rule(TARGET, 'an endpoint comes back after the declared time, and not before', ['ejection-time', 'circuit-breaking'], await comesBack(world, until)),
    rule(TARGET, 'no more endpoints are taken out than declared, of an unmeshed destination too', ['ejection-limit', 'resilience-beyond-mesh'],
      await halfTakenOut(world, until)),
    rule(TARGET, 'no more connections are opened than declared, and what waits is limited', ['connection-limits'], await crowded(world)),
    rule(TARGET, 'requests to an unmeshed destination are limited', ['resilience-beyond-mesh'], await beyond(world)),
  ];
}

/** One of two pods fails: it is asked at least as often as declared, soon after not any more, and the other alone. */
async function takenOut(world: World, until: Until, service: string, failures: number): Promise<string[]> {
  const [, name] = service.split('/');
  const question = to(world, service, 80, { headers: { 'x-status': '500', 'x-at': `${name}-1` } });
  let failed = 0;
  const without = async () => {
    const answers = await answersOf(world, WEB, question, 20);
    failed += answers.filter(({ by }) => by === `${name}-1`).length;
    return answers.every(({ by, outcome }) => by === `${name}-2` && outcome === '200');
  };
  const out = await until(`${name}-1 is taken out`, without, 15).then(() => true, () => false);
  if (!out) return [`${name}-1 is not taken out after ${failed} failures`];
  return failed < failures ? [`${name}-1 is taken out after ${failed} failures instead of ${failures}`] : [];
}

/** Envoy looks every ten seconds whose time is over. */
async function comesBack(world: World, until: Until): Promise<string[]> {
  const answered = async (service: string, pod: string) => (await answersOf(world, WEB, to(world, service, 80), 20)).some(({ by }) => by === pod);
  try {
    await until('fragile-1 is asked again', () => answered('shop/fragile', 'fragile-1'), 30);
  } catch {
    return ['fragile-1 is not asked again'];
  }
  return await answered('shop/broken', 'broken-1') ? ['broken-1 is asked again already'] : [];
}

async function halfTakenOut(world: World, until: Until): Promise<string[]> {
  const failing = to(world, 'yard/legacy', 80, { headers: { 'x-status': '500' } });
  const left = async () => new Set((await answersOf(world, WEB, failing, 60)).map(({ by }) => by)).size;
  const half = await until('two of four are taken out', async () => await left() <= 2, 15).then(() => true, () => false);
  const rest = await left();
  return half && rest === 2 ? [] : [`${rest} of 4 are left instead of 2`];
}

async function crowded(world: World): Promise<string[]> {
  const crowd = async (service: string, key: string) => {
    const question: Question = to(world, service, 80, { headers: { 'x-delay': '1500', 'x-key': key }, timeout: 20000 });
    return (await world.ask(WEB, Array.from({ length: 12 }, () => question))).flat();
  };
  const [narrow, wide] = [await crowd('shop/narrow', 'crowd'), await crowd('shop/both', 'free')];
  const starts = world.seen().filter(({ headers }) => headers?.['x-key'] === 'crowd').map(({ time }) => time).sort((a, b) => a - b);
  const together = starts.filter((start, i) => i > 0 && start - starts[i - 1] < 1400);
  const overflown = narrow.filter(({ status, headers }) => status === 503 && headers?.['X-Envoy-Overloaded']?.[0] === 'true');
  return [
    ...starts.length > 0 && together.length === 0 ? [] : [`${together.length} of ${starts.length} requests were not alone`],
    ...overflown.length > 0 && overflown.length === 12 - starts.length ? [] : [`${overflown.length} of 12 were refused for overload, and ${starts.length} seen`],
    ...wide.every(({ status }) => status === 200) ? [] : ['what is not limited was refused'],
  ];
}

async function beyond(world: World): Promise<string[]> {
  const [[answer]] = await world.ask(WEB, [to(world, 'yard/legacy', 80, { headers: { 'x-delay': '6000' }, timeout: 15000 })]);
  const { status, error, millis } = answer;
  return status === 504 && millis >= 690 && millis < 5500 ? [] : [`${status ?? error} after ${millis} ms instead of 504 after 700`];
}
