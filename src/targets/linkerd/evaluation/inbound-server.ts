import { Peer } from '../../../simulation/evaluator';

const WORKLOADS = ['Deployment', 'StatefulSet', 'DaemonSet'];
/** Ports that the injector names. */
const OF_PROXY: { [name: string]: number } = { 'linkerd-proxy': 4143, 'linkerd-admin': 4191 };
const INJECTED = { 'linkerd.io/control-plane-ns': 'linkerd' };

/** The Server of a port of a pod: of several the oldest, and of those the first by name. */
export function serverOf(objects: any[], pod: Peer, port: number): any {
  const labels = { ...INJECTED, ...pod.labels };
  const found = objects.filter(({ kind, metadata, spec }) => kind === 'Server' && metadata.namespace === pod.namespace && spec.podSelector
    && selects(spec.podSelector, labels) && portsOf(objects, pod, spec.port).includes(port));
  return found.sort((a, b) => ageOf(a) < ageOf(b) ? -1 : 1)[0];
}

/** The pod template of a pod; none if nothing here makes it. */
export function templateOf(objects: any[], pod: Peer): any {
  return objects.find(({ kind, metadata, spec }) => WORKLOADS.includes(kind) && metadata.namespace === pod.namespace
    && selects({ matchLabels: pod.labels }, spec.template.metadata?.labels ?? {}, Object.keys(spec.template.metadata?.labels ?? {})))?.spec.template;
}

/** Whether a selector selects labels; of `known`, only those keys are compared. */
function selects({ matchLabels = {}, matchExpressions = [] }: any, labels: { [key: string]: string }, known?: string[]): boolean {
  const wanted = Object.entries(matchLabels).filter(([key]) => !known || known.includes(key));
  return wanted.length + matchExpressions.length + Number(known === undefined) > 0 && wanted.every(([key, value]) => labels[key] === value)
    && matchExpressions.every((expression: any) => meets(expression, labels));
}

function meets({ key, operator, values = [] }: any, labels: { [key: string]: string }): boolean {
  const has = labels[key] !== undefined;
  switch (operator) {
    case 'Exists': return has;
    case 'DoesNotExist': return !has;
    case 'In': return has && values.includes(labels[key]);
    case 'NotIn': return !has || !values.includes(labels[key]);
    default: throw new Error(`selector operator ${operator}`);
  }
}

/** A number is that port, declared or not; anything else is the name of a port of a container, even where it looks like a number. */
function portsOf(objects: any[], pod: Peer, port: number | string): number[] {
  if (typeof port === 'number') return [port];
  const { containers = [], initContainers = [] } = templateOf(objects, pod)?.spec ?? {};
  const named = [...initContainers, ...containers].flatMap(({ ports = [] }: any) => ports).filter(({ name }: any) => name === port);
  return [...named.map(({ containerPort }: any) => containerPort), ...port in OF_PROXY ? [OF_PROXY[port]] : []];
}

function ageOf({ metadata }: any): string {
  return `${metadata.creationTimestamp ?? '~'} ${metadata.name}`;
}
