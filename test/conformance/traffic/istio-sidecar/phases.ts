import { declaredLoad, matrix, Names } from './matrix';
import { rule } from './rule';
import { RolloutPhase } from '../../../../src';
import { Check } from '../../suite';
import { problemsOf } from '../expectations';
import { Loaded } from '../questions';
import { World } from '../world';

/** The way there and back. */
const WAY = [RolloutPhase.AUDIT, RolloutPhase.PERMISSIVE, RolloutPhase.AUDIT, RolloutPhase.STRICT];

/** What each phase lets pass, and that no step between phases loses a declared request. */
export async function phaseRules(world: World, declared: Names, objectsOf: (phase: RolloutPhase) => any[]): Promise<Check[]> {
  const target = 'istio-sidecar';
  const checks: Check[] = [];
  const lost: string[] = [];
  const { strange, plaintext } = matrix(world, declared);
  const reached = strange.map(each => ({ ...each, expected: ['200', 'line'] }));
  for (const [step, phase] of WAY.entries()) {
    const asked = Object.entries(declaredLoad(world, declared));
    const loads = await Promise.all(asked.map(async ([pod, questions]) => ({ pod, load: await world.load(pod, questions) })));
    await world.become(objectsOf(phase));
    for (const { pod, load } of loads) lost.push(...lostIn(`${pod} on the way to ${phase}`, await load.stop()));
    if (step === 0) {
      const falseAlarms = (await shadowDenials(world, declared)).filter(({ count }) => count > 0);
      checks.push(
        rule(target, 'no declared request is among those that the strict phase would refuse', ['audit-phase'],
          falseAlarms.map(({ name, count }) => `${name} counts ${count} of declared requests`)),
        rule(target, 'nothing is refused in the audit phase, plaintext neither', ['audit-phase'], [...await problemsOf(world, reached), ...await problemsOf(world, plaintext(['200']))]),
        rule(target, 'proxies count in the audit phase what the strict phase would refuse', ['audit-phase'], await uncounted(world, declared)));
    } else if (phase === RolloutPhase.PERMISSIVE) {
      checks.push(rule(target, 'nothing is refused in the permissive phase, plaintext neither', ['enrolment', 'strict-mtls'],
        [...await problemsOf(world, reached), ...await problemsOf(world, plaintext(['200']))]));
    }
  }
  checks.push(
    rule(target, 'no step between phases loses a declared request', ['strict-mtls', 'audit-phase', 'default-deny', 'enrolment'], lost),
    rule(target, 'the strict phase refuses again what it refused before', ['strict-mtls', 'default-deny'],
      [...await problemsOf(world, strange), ...await problemsOf(world, plaintext(['reset']))]));
  return checks;
}

function lostIn(where: string, { total, failing, failed }: Loaded): string[] {
  if (total === 0) return [`${where}: nothing was asked`];
  return failing === 0 ? [] : [`${where}: ${failing} of ${total} failed, first ${JSON.stringify(failed[0])}`];
}

/** Every destination was asked by strangers, and its proxy must have counted it. */
async function uncounted(world: World, declared: Names): Promise<string[]> {
  const counts = await shadowDenials(world, declared);
  return counts.filter(({ count }) => count === 0).map(({ name }) => `${name} counts nothing that it would refuse`);
}

/** How many requests the proxies of destinations would have refused. */
async function shadowDenials(world: World, { services }: Names): Promise<{ name: string; count: number }[]> {
  return Promise.all(services.filter(({ ports }) => ports.length > 0).map(async ({ name }) => {
    const stats = await world.proxy(`boutique.${name}-1`).stats('shadow_denied');
    return { name, count: Object.values(stats).reduce((sum, value) => sum + value, 0) };
  }));
}
