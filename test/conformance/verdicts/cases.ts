import { join } from 'path';
import * as fc from 'fast-check';
import { Fixture } from './fixtures';
import { groupKindOf } from '../../../src/analysis/rules/kube-object';
import { TargetName, TARGETS } from '../suite';
import { METADATA } from './generated/metadata';
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
];
/** Groups that are built into Kubernetes, and how many objects of each kind are made. */
const NATIVE = ['', 'apps', 'autoscaling', 'batch', 'discovery.k8s.io', 'networking.k8s.io', 'policy', 'rbac.authorization.k8s.io'];
const EACH_NATIVE = 400;

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
  const examples = [...fixtures.filter(({ valid }) => valid).map(({ object }) => object), ...writtenObjects('golden', 'rules')];
  const custom = GROUPS.flatMap(({ group, each, targets }) => kindsOf(group).map(kind => (
    { targets, kind: groupKindOf(kind), objects: () => sampled(kind, examplesOf(kind, examples), each) })));
  return [...custom, ...nativeCases()];
}

/** Kinds that are built into Kubernetes: of their own examples, which are right, so that what is not looked at stays the same. */
function nativeCases(): Case[] {
  const examples = writtenObjects(join('conformance', 'verdicts', 'examples'));
  return NATIVE.flatMap(group => kindsOf(group)).map(kind => {
    const own = examplesOf(kind, examples);
    const policies = kind.kind === 'NetworkPolicy' ? examplesOf(kind, writtenObjects('golden', 'rules')) : [];
    const objects = () => [...sampled(kind, [...own, ...policies], EACH_NATIVE), ...namedOtherwise(kind, own[0])];
    return { targets: [...TARGETS], kind: groupKindOf(kind), objects };
  });
}

/** Objects of built-in kinds as they are written in the project's tests, right and wrong, in a namespace that is there. */
export function writtenNatives(): any[] {
  const kinds = NATIVE.flatMap(group => kindsOf(group));
  return writtenObjects('golden', 'rules').flatMap(object => {
    const kind = kinds.find(each => examplesOf(each, [object]).length > 0);
    return kind === undefined ? [] : [kind.namespaced ? { ...object, metadata: { ...object.metadata, namespace: 'shop' } } : object];
  });
}

function sampled(kind: Kind, examples: any[], each: number): any[] {
  return fc.sample(objectsOf(kind, examples), { numRuns: each, seed: SEED });
}

/** An object with metadata that may be wrong, in each way. */
function namedOtherwise({ namespaced }: Kind, { metadata, ...object }: any): any[] {
  return METADATA.map(changes => structuredClone({ ...object, metadata: { ...metadata, ...namespaced && { namespace: 'shop' }, ...changes } }));
}

function examplesOf({ group, kind }: Kind, examples: any[]): any[] {
  return examples.filter(object => object.kind === kind && (group === '' ? object.apiVersion === 'v1' : object.apiVersion.startsWith(`${group}/`)));
}
