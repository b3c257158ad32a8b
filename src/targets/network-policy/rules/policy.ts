import { KubeObject } from '../../../analysis/rules/kube-object';
import { selectorOf } from '../../../analysis/rules/label-selector';
import { ObjectSet } from '../../../analysis/rules/object-set';
import { once } from '../../../analysis/rules/once';
import { PodShape } from '../../../analysis/rules/pod-index';
import { LabelSelector } from '../../../analysis/rules/selector';
import { list, record } from '../../../analysis/rules/values';

/** Group and kind of what all rules here are about. */
export const NETWORK_POLICY = 'networking.k8s.io/NetworkPolicy';

/** The way of traffic, as its rules are named. */
export type Direction = 'ingress' | 'egress';

/** Both ways. */
export const DIRECTIONS: Direction[] = ['ingress', 'egress'];

/** A peer or port of a rule, and where it is. */
export interface Entry {
  readonly value: { readonly [key: string]: any };
  readonly pointer: string;
}

/** A rule of a policy; without peers for everybody, without ports for every port. */
export interface PolicyRule {
  readonly direction: Direction;
  readonly peers: Entry[];
  readonly ports: Entry[];
  readonly value: { readonly [key: string]: any };
  readonly pointer: string;
}

/** A NetworkPolicy, with what is not written filled in. */
export interface Policy {
  readonly object: KubeObject;
  readonly selector: Required<LabelSelector>;
  /** Ways of which what no policy allows is denied. */
  readonly directions: Direction[];
  readonly rules: PolicyRule[];
}

/** All policies. */
export const policiesOf: (objects: ObjectSet) => Policy[] = once(objects => objects.of(NETWORK_POLICY).map(policyOf));

/** Whether pods are those of a Gateway, which a controller makes: no manifest has them. */
export function isOfGateway({ matchLabels = {} }: LabelSelector): boolean {
  return 'gateway.networking.k8s.io/gateway-name' in matchLabels;
}

/** Pods that a policy selects. */
export function podsOfPolicy(objects: ObjectSet, policy: Policy): PodShape[] {
  return podsByPolicy(objects)(policy);
}

const podsByPolicy = once((objects: ObjectSet) => once(({ object, selector }: Policy) => objects.pods().selected(object.namespace, selector)));

/** Rules of a policy that have an effect, of one way. */
export function rulesOf({ rules, directions }: Policy, direction: Direction): PolicyRule[] {
  return directions.includes(direction) ? rules.filter(rule => rule.direction === direction) : [];
}

/** Field of the peers of a way. */
export function peerField(direction: Direction): string {
  return direction === 'ingress' ? 'from' : 'to';
}

function policyOf(object: KubeObject): Policy {
  const spec = record(object.body.spec);
  const types = list(spec.policyTypes);
  const written = DIRECTIONS.filter(direction => types.includes(direction === 'ingress' ? 'Ingress' : 'Egress'));
  const implied: Direction[] = list(spec.egress).length > 0 ? DIRECTIONS : ['ingress'];
  return {
    object,
    selector: selectorOf(spec.podSelector),
    directions: types.length > 0 ? written : implied,
    rules: DIRECTIONS.flatMap(direction => list(spec[direction]).map((value, i) => ruleOf(direction, record(value), `/spec/${direction}/${i}`))),
  };
}

function ruleOf(direction: Direction, value: { [key: string]: any }, pointer: string): PolicyRule {
  const entries = (field: string) => list(value[field]).map((each, i) => ({ value: record(each), pointer: `${pointer}/${field}/${i}` }));
  return { direction, value, pointer, peers: entries(peerField(direction)), ports: entries('ports') };
}
