import { Expected, expectedOf } from './expected';
import { Installation, layersOf } from './istiod';
import { MUTANTS } from './mutants';
import { RULES } from './rules';
import { rulesBesideWaypoints } from './rules-beside-waypoints';
import { Feature, RolloutPhase } from '../../../../src';
import { AmbientProgram, atStages, boutiqueProgram, featureProgram } from '../../ambient/programs';
import { Bench } from '../../bench';
import { carried } from '../../cases/targets';
import { Addresses } from '../../cluster/addresses';
import { clusterOf } from '../../cluster/cluster';
import { Acceptance } from '../../envoy/acceptance';
import { Need } from '../../machine/machine';
import { MODULES } from '../../machine/modules';
import { AMBIENT } from '../../meshes/istio';
import { Check, Suite } from '../../suite';

const TARGET = 'istio-ambient';
const PHASES = [RolloutPhase.PERMISSIVE, RolloutPhase.AUDIT, RolloutPhase.STRICT];

/** A program with what must be so. */
interface Case extends Installation {
  readonly name: string;
  readonly features: string[];
  readonly expected: Expected;
}

export const AMBIENT_PROGRAM: Suite = {
  level: 'program',
  targets: [TARGET],
  about: 'what istiod makes for waypoints and ztunnels of each program, phase and stage does what is declared, and Envoy accepts it',
  tools: ['istio', 'envoy'],
  needs: [Need.SANDBOX],
  versions: { istiod: MODULES.istio.split('@')[1], envoy: '1.40.0' },
  mutants: MUTANTS,
  run: async bench => {
    const cases = casesOf(bench);
    const layers = await layersOf(bench, cases);
    const acceptance = new Acceptance(bench, TARGET);
    cases.forEach(({ name, features }, i) => acceptance.add(name, features, Object.entries(layers[i].waypoints)));
    return [...cases.flatMap((one, i) => {
      const check = (rule: string, problems: string[]): Check => ({ target: TARGET, name: `${one.name}: ${rule}`, features: one.features, problems });
      return [
        ...Object.entries(RULES).filter(([rule]) => applies(rule, one.expected))
          .map(([rule, problems]) => check(rule, problems(one.expected, layers[i]))),
        check('a Service without a waypoint has no rule about requests', rulesBesideWaypoints(one.objects, layers[i])),
      ];
    }), ...await acceptance.rule()];
  },
};

function casesOf(bench: Bench): Case[] {
  const wants = (features: string[]) => bench.wants(TARGET, features);
  const features = carried(TARGET).filter(feature => feature !== Feature.NETWORK_POLICY && wants([feature])).map(featureProgram);
  const phases = PHASES.map(boutiqueProgram).filter(program => wants(program.features));
  return [...[...features, ...phases].map(program => caseOf(bench, program)), ...atStages(wants, program => caseOf(bench, program))];
}

/** What is expected comes from what is declared, at the stage that is looked at now; mistakes are made in what istiod gets. */
function caseOf(bench: Bench, program: AmbientProgram): Case {
  const addresses = new Addresses(); // of the same pods, whatever mistakes are made
  const pods = clusterOf(program.objects, AMBIENT, { addresses }).filter(({ kind }) => kind === 'Pod');
  return {
    name: program.name,
    features: program.features,
    objects: clusterOf(bench.objects(program.objects), AMBIENT, { addresses }),
    meshConfig: program.meshConfig,
    expected: expectedOf(program, pods),
  };
}

/** Rules about waypoints need one, and all need something to look at. */
function applies(rule: string, { requests, connections, services, waypoints }: Expected): boolean {
  if (rule.startsWith('ztunnel')) return connections.length > 0;
  if (rule.startsWith('exactly')) return services.length > 0;
  return waypoints.length > 0 && requests.length > 0;
}
