import { callOf, matrixProblems } from './matrix';
import { SOURCES } from './sources';
import { AmbientWorld, around, rule, startWorld } from './worlds';
import { RolloutPhase } from '../../../../src';
import { boutiqueProgram } from '../../ambient/programs';
import { Bench } from '../../bench';
import { ExpectedRequest, expectedOf } from '../../program/istio-ambient/expected';
import { Check } from '../../suite';
import { Loaded } from '../questions';

const AUTHORIZATION = ['default-deny', 'authorization-by-identity', 'authorization-by-http', 'authorization-by-grpc-method', 'identity'];
const PHASES = ['audit-phase', 'enrolment', 'default-deny', 'strict-mtls'];

/** Online Boutique's matrix in each phase, and nothing lost between phases. */
export async function boutiqueRules(bench: Bench): Promise<Check[]> {
  if (!bench.wants('istio-ambient', [...AUTHORIZATION, ...PHASES])) return [];
  const strict = boutiqueProgram(RolloutPhase.STRICT);
  const { requests } = expectedOf(strict, []);
  const elsewhere = [...new Set(requests.map(({ source }) => source).filter(source => source.startsWith('elsewhere/')).map(source => source.split('/')[1]))];
  const ambient = await startWorld(bench, 'boutique', strict.objects, elsewhere, strict.meshConfig);
  const checks = [
    rule('every declared request passes the waypoint', AUTHORIZATION, await matrixProblems(ambient, requests.filter(({ admitted }) => admitted))),
    rule('no undeclared request passes the waypoint, nor one of an identity from another namespace', AUTHORIZATION,
      await matrixProblems(ambient, requests.filter(({ admitted }) => !admitted))),
    ...await phaseRules(ambient, requests, elsewhere),
    rule('the waypoint of the boutique refuses nothing that istiod sends', [], await ambient.world.refusals()),
  ];
  await ambient.world.end();
  return checks;
}

async function phaseRules(ambient: AmbientWorld, requests: ExpectedRequest[], elsewhere: string[]): Promise<Check[]> {
  const { world } = ambient;
  const everything = requests.map(request => ({ ...request, admitted: true }));
  const lost: string[] = [];
  const become = async (phase: RolloutPhase) => {
    const load = await world.load(SOURCES, await loadOf(ambient, requests));
    await world.become([...boutiqueProgram(phase).objects, ...around(elsewhere)]);
    lost.push(...lostIn(`on the way to ${phase}`, await load.stop()));
  };
  await become(RolloutPhase.AUDIT);
  const checks = [rule('the waypoint refuses nothing in the audit phase', ['audit-phase'], await matrixProblems(ambient, everything))];
  const counted = await world.proxy('boutique.waypoint-1').stats('shadow_denied');
  checks.push(rule('the waypoint counts in the audit phase what the strict phase would refuse', ['audit-phase'],
    Object.values(counted).some(count => count > 0) ? [] : ['nothing is counted']));
  await become(RolloutPhase.PERMISSIVE);
  checks.push(rule('the waypoint refuses nothing in the permissive phase', ['enrolment'], await matrixProblems(ambient, everything)));
  await become(RolloutPhase.STRICT);
  const refused = requests.filter(({ admitted }) => !admitted);
  return [
    ...checks,
    rule('the waypoint refuses again in the strict phase what it refused before', ['default-deny'], await matrixProblems(ambient, refused)),
    rule('no step between phases loses a declared request at the waypoint', ['audit-phase', 'default-deny', 'enrolment'], lost),
  ];
}

/** One declared request for each pair of a source and a Service, as constant load. */
async function loadOf({ sources }: AmbientWorld, requests: ExpectedRequest[]) {
  const pairs = new Map(requests.filter(({ admitted }) => admitted).map(request => [`${request.source} ${request.host}`, request]));
  return (await sources.questions([...pairs.values()].map(callOf))).map(question => ({ ...question, count: 10 }));
}

/** What a load lost; one that asked nothing proves nothing. */
export function lostIn(where: string, { total, failing, failed }: Loaded): string[] {
  if (total === 0) return [`${where}: nothing was asked`];
  return failing === 0 ? [] : [`${where}: ${failing} of ${total} failed, first ${JSON.stringify({ ...failed[0].answer, headers: undefined })}`];
}
