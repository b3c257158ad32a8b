import { readFileSync } from 'fs';
import { join } from 'path';
import { parse } from 'yaml';
import { rule } from './worlds';
import { Feature, RolloutPhase } from '../../../../src';
import { IstioAmbientEvaluator } from '../../../../src/targets/istio/evaluation/ambient-evaluator';
import { Account } from '../../ambient/declaration';
import { AmbientProgram, atStages, boutiqueProgram, featureProgram } from '../../ambient/programs';
import { Ztunnel } from '../../ambient/ztunnel';
import { Bench } from '../../bench';
import { Addresses } from '../../cluster/addresses';
import { clusterOf } from '../../cluster/cluster';
import { AMBIENT } from '../../meshes/istio';
import { Expected, expectedOf } from '../../program/istio-ambient/expected';
import { layersOf } from '../../program/istio-ambient/istiod';
import { Check } from '../../suite';

/** What ztunnel, which sees connections only, proves of a program. */
const OF_CONNECTIONS: string[] = [
  Feature.ENROLMENT, Feature.IDENTITY, Feature.STRICT_MTLS, Feature.AUDIT_PHASE, Feature.DEFAULT_DENY, Feature.AUTHORIZATION_BY_IDENTITY,
  Feature.TCP, Feature.SERVER_FIRST,
  Feature.MULTIPLE_PORTS, Feature.HEADLESS,
];

/** Who was asked for, and who was admitted by pod and port; `all` for all of them. */
interface Verdicts {
  readonly asked: string[];
  readonly admitted: { [podAndPort: string]: string[] };
}

interface Case {
  readonly program: AmbientProgram;
  readonly expected: Expected;
  readonly pods: any[];
  readonly objects: any[];
  readonly installed: any[];
}

/** The verdicts of a real ztunnel are what is declared, and what the evaluators say. */
export async function verdictRules(bench: Bench): Promise<Check[]> {
  const { programs }: { programs: { [name: string]: Verdicts } } = parse(readFileSync(join(__dirname, 'ztunnel-verdicts.yaml'), 'utf-8'));
  const cases = Object.keys(programs).flatMap(name => caseOf(bench, name) ?? []);
  const layers = await layersOf(bench, cases.map(({ installed, program }) => ({ objects: installed, meshConfig: program.meshConfig })));
  const stale = Object.keys(programs).filter(name => !cases.some(({ program }) => program.name === name));
  const all = rule('every program that a real ztunnel was asked about is there', [], stale.map(name => `${name} is not`));
  return [...bench.wantsAll ? [all] : [], ...cases.map((one, i) => rule(`a real ztunnel admitted what is declared, and so say the evaluators: ${one.program.name}`,
    one.program.features.filter(feature => OF_CONNECTIONS.includes(feature)), differences(one, new Ztunnel(layers[i]), programs[one.program.name])))];
}

/** The program of a name, where it is asked for. */
function caseOf(bench: Bench, name: string): Case | undefined {
  const make = (program: AmbientProgram): Case | undefined => {
    if (!bench.wants('istio-ambient', program.features)) return undefined;
    const addresses = new Addresses(); // of the same pods, whatever mistakes are made
    const objects = clusterOf(program.objects, AMBIENT, { addresses });
    const pods = objects.filter(({ kind }) => kind === 'Pod');
    const installed = clusterOf(bench.objects(program.objects), AMBIENT, { addresses });
    return { program, pods, objects, expected: expectedOf(program, pods), installed };
  };
  const phase = Object.values(RolloutPhase).find(each => name === `boutique ${each}`);
  if (phase) return make(boutiqueProgram(phase));
  const feature = Object.values(Feature).find(each => each === name);
  if (feature) return make(featureProgram(feature));
  return atStages(() => true, program => program.name === name ? make(program) : undefined).find(found => found !== undefined);
}

function differences({ expected, pods, objects }: Case, ztunnel: Ztunnel, { asked, admitted }: Verdicts): string[] {
  const evaluator = new IstioAmbientEvaluator();
  const known = new Set(expected.connections.map(({ source }) => source ?? 'plaintext'));
  const problems = asked.every(source => known.has(source)) && known.size === asked.length ? [] : ['other sources were asked for'];
  return [...problems, ...expected.connections.flatMap(({ pod, to, port, source, admitted: declared }) => {
    const verdict = admitted[`${pod} ${port}`];
    if (!verdict) return [`${pod} ${port} was not asked`];
    const real = verdict.includes('all') || verdict.includes(source ?? 'plaintext');
    const destination = peerOf(pods.find(({ status }) => status.podIP === to));
    const said: [string, boolean][] = [
      ['what is declared', declared],
      ['istiod\'s resources', ztunnel.admits({ to, port, source })],
      ['the evaluator', evaluator.decide(objects, { source: source === undefined ? undefined : accountPeer(source), destination, port }).allowed],
    ];
    return said.filter(([, says]) => says !== real).map(([who, says]) => `${source ?? 'plaintext'} to ${pod} port ${port}: ztunnel ${real ? 'admits' : 'refuses'}, ${who} ${says ? 'admits' : 'refuses'}`);
  })];
}

function peerOf({ metadata: { namespace, labels }, spec }: any) {
  return { namespace, serviceAccount: spec.serviceAccountName, labels, meshed: true };
}

function accountPeer(account: Account) {
  const [namespace, serviceAccount] = account.split('/');
  return { namespace, serviceAccount, labels: {}, meshed: true };
}
