import { SOURCES } from './sources';
import { answersOf, call } from './trials';
import { AmbientWorld, rule } from './worlds';
import { PODS } from '../../ambient/shop';
import { Check } from '../../suite';

/** Waits until something is so. */
export type Until = (what: string, is: () => Promise<boolean>, seconds?: number) => Promise<void>;

/** Endpoints that fail are taken out, for the declared time and at most the declared share, and destinations are not overloaded. */
export async function guardRules(ambient: AmbientWorld, until: Until): Promise<Check[]> {
  return [
    rule('an endpoint is taken out after so many failures in a row as declared', ['circuit-breaking'],
      [...await takenOut(ambient, until, 'fragile', 4), ...await takenOut(ambient, until, 'broken', 3)]),
    rule('an endpoint comes back after the declared time, and not before', ['ejection-time'], await comesBack(ambient, until)),
    rule('no more endpoints are taken out than declared', ['ejection-limit'], await halfTakenOut(ambient, until)),
    rule('no more connections are opened than declared, and what waits is limited', ['connection-limits'], await crowded(ambient)),
  ];
}

/** One of two pods fails: it is asked at least as often as declared, soon after not any more, and the other alone. */
async function takenOut(ambient: AmbientWorld, until: Until, name: string, failures: number): Promise<string[]> {
  const asked = call(name, { headers: { 'x-status': '500', 'x-at': `${name}-1` } });
  let failed = 0;
  const isOut = async () => {
    const outcomes = (await answersOf(ambient, asked, 10)).map(({ outcome }) => outcome);
    failed += outcomes.filter(outcome => outcome === '500').length;
    return outcomes.every(outcome => outcome === '200');
  };
  const out = await until(`${name}-1 is taken out`, isOut, 20).then(() => true, () => false);
  return out && failed >= failures && failed < failures + 10 ? [] : [`${name}-1 failed ${failed} times and is ${out ? '' : 'not '}out, declared are ${failures}`];
}

/** Envoy looks every ten seconds whose time is over; the other one is out for minutes. */
async function comesBack(ambient: AmbientWorld, until: Until): Promise<string[]> {
  const answers = async (name: string) => (await answersOf(ambient, call(name), 10)).some(({ by }) => by === `${name}-1`);
  try {
    await until('fragile-1 is asked again', () => answers('fragile'), 40);
  } catch {
    return ['fragile-1 is not asked again'];
  }
  return await answers('broken') ? ['broken-1 is asked again already'] : [];
}

async function halfTakenOut(ambient: AmbientWorld, until: Until): Promise<string[]> {
  const failing = call('half', { headers: { 'x-status': '500' } });
  const left = async () => new Set((await answersOf(ambient, failing, 40)).map(({ by }) => by)).size;
  const half = await until('half are taken out', async () => await left() <= PODS / 2, 20).then(() => true, () => false);
  const rest = await left();
  return half && rest === PODS / 2 ? [] : [`${rest} of ${PODS} are left instead of ${PODS / 2}`];
}

/** One request at a time and one that waits; all others are refused at once. */
async function crowded({ world, sources }: AmbientWorld): Promise<string[]> {
  const [question] = await sources.questions([call('narrow', { headers: { 'x-delay': '2000', 'x-key': 'crowd' }, timeout: 30000 })]);
  const answers = (await world.ask(SOURCES, Array.from({ length: 10 }, () => question))).flat();
  const starts = world.seen().filter(({ headers }) => headers?.['x-key'] === 'crowd').map(({ time }) => time).sort((a, b) => a - b);
  const together = starts.filter((start, i) => i > 0 && start - starts[i - 1] < 1900);
  const overflown = answers.filter(({ status }) => status === 503);
  return [
    ...starts.length > 0 && together.length === 0 ? [] : [`${together.length} of ${starts.length} requests were not alone`],
    ...overflown.length > 0 && overflown.length + starts.length === answers.length ? [] : [`${overflown.length} of ${answers.length} were refused, and ${starts.length} seen`],
  ];
}
