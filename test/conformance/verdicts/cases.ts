import * as fc from 'fast-check';
import { Fixture } from './fixtures';
import { TargetName } from '../suite';
import { Kind, kindsOf, objectsOf } from './generated/objects';
import { writtenObjects } from './generated/written';

/** A group of kinds, and how many objects of each are made. */
interface Group {
  readonly group: string;
  readonly each: number;
  readonly targets: TargetName[];
}

const ISTIO: TargetName[] = ['istio-sidecar', 'istio-ambient'];
const ROUTES: TargetName[] = ['istio-ambient', 'linkerd'];
const GROUPS: Group[] = [
  { group: 'networking.istio.io', each: 560, targets: ISTIO },
  { group: 'security.istio.io', each: 400, targets: ISTIO },
  { group: 'telemetry.istio.io', each: 300, targets: ISTIO },
  { group: 'extensions.istio.io', each: 200, targets: ISTIO },
  { group: 'gateway.networking.k8s.io', each: 150, targets: ROUTES },
  { group: 'gateway.networking.x-k8s.io', each: 50, targets: ROUTES },
  { group: 'policy.linkerd.io', each: 100, targets: ['linkerd'] },
  { group: 'linkerd.io', each: 100, targets: ['linkerd'] },
  { group: 'workload.linkerd.io', each: 100, targets: ['linkerd'] },
  { group: 'networking.k8s.io', each: 600, targets: ['network-policy'] },
];

/** The same objects in each run. */
const SEED = 20261126;

/** Objects of one kind that both sides judge. */
export interface Case {
  readonly targets: TargetName[];
  readonly kind: string;
  /** Objects as they are made, in an order that stays. */
  objects(): any[];
}

/** A case for each kind. */
export function casesOf(fixtures: Fixture[]): Case[] {
  const examples = [...fixtures.filter(({ valid }) => valid).map(({ object }) => object), ...writtenObjects()];
  return GROUPS.flatMap(({ group, each, targets }) => kindsOf(group).filter(wanted).map(kind => ({
    targets,
    kind: `${group}/${kind.kind}`,
    objects: () => fc.sample(objectsOf(kind, examplesOf(kind, examples)), { numRuns: each, seed: SEED }),
  })));
}

/** Of what is built into Kubernetes, the kind that is ours. */
function wanted({ group, kind }: Kind): boolean {
  return group !== 'networking.k8s.io' || kind === 'NetworkPolicy';
}

function examplesOf({ group, kind }: Kind, examples: any[]): any[] {
  return examples.filter(object => object.kind === kind && object.apiVersion.startsWith(`${group}/`));
}
