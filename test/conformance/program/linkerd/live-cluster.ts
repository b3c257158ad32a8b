import { Question } from './questions';
import { Bench } from '../../bench';

/** What the policy controller reads; nothing else is sent to a cluster, so that nothing starts there but pods of nobody. */
const READ = [
  'Namespace', 'ServiceAccount', 'Service', 'Pod', 'Server', 'HTTPRoute', 'GRPCRoute', 'AuthorizationPolicy', 'MeshTLSAuthentication', 'NetworkAuthentication',
];
/** So many answers must be as the one before: a controller that lags behind gives an old one once or twice. */
const SAME = 2;
const MANAGER = 'cdk8s-mesh-conformance';

/** A cluster with a real policy controller: that of kubectl's context, and the controller's API at an address. */
export class LiveCluster {
  private standing = new Map<string, any>();
  private node?: string;

  constructor(private readonly bench: Bench, private readonly api: string) {}

  /** Makes the cluster hold these objects, and of those that it was given before no others. */
  public async become(objects: any[]): Promise<void> {
    this.node ??= await this.begin();
    const wanted = new Map(objects.filter(({ kind }) => READ.includes(kind)).map(object => [keyOf(object), this.placed(object)]));
    const changed = [...wanted.values()].filter(object => JSON.stringify(object) !== JSON.stringify(this.standing.get(keyOf(object))));
    const gone = [...this.standing].filter(([key, { kind }]) => !wanted.has(key) && kind !== 'Namespace').map(([, object]) => object);
    const again = changed.filter(object => immutable(object, this.standing.get(keyOf(object))));
    await this.remove([...gone, ...again]);
    const rank = ({ kind }: any) => READ.indexOf(kind);
    await this.apply(changed.sort((a, b) => rank(a) - rank(b)));
    this.standing = wanted;
  }

  /** Asks until routes have a status and some answers in a row are the same. */
  public async ask(questions: Question[]): Promise<any[]> {
    await this.bench.processes.until('each route has a status', () => this.settled(), 180);
    let [last, same] = ['', 0];
    await this.bench.processes.until('answers in a row are the same', async () => {
      const before = last;
      last = await this.bench.processes.output([this.bench.tool('linkerd'), 'ask', this.api], { input: JSON.stringify(questions) });
      same = JSON.stringify(sorted(JSON.parse(last))) === JSON.stringify(sorted(JSON.parse(before || '0'))) ? same + 1 : 0;
      if (same < SAME) await new Promise(resolve => setTimeout(resolve, 500));
      return same >= SAME;
    }, 180);
    return JSON.parse(last);
  }

  /** Takes away all that it was given. */
  public async leave(): Promise<void> {
    await this.remove([...this.standing.values()].filter(({ kind }) => kind !== 'Namespace'));
    await this.remove([...this.standing.values()].filter(({ kind }) => kind === 'Namespace'));
  }

  /** A node for pods, once what an earlier run left is gone. */
  private async begin(): Promise<string> {
    await this.bench.processes.until('no namespace is on its way out', async () => !(await this.kubectl(['get', 'namespaces'])).includes('Terminating'), 120);
    return (await this.kubectl(['get', 'nodes', '-o', 'jsonpath={.items[0].metadata.name}'])).trim();
  }

  /** Pods are bound to a node that exists; addresses are the cluster's own. */
  private placed(object: any): any {
    const { status, ...rest } = object;
    if (object.kind === 'Pod') return { ...rest, spec: { ...object.spec, nodeName: this.node } };
    if (object.kind !== 'Service' || object.spec.clusterIP === 'None') return rest;
    const { clusterIP, clusterIPs, ...spec } = object.spec;
    return { ...rest, spec };
  }

  private async settled(): Promise<boolean> {
    const { items } = JSON.parse(await this.kubectl(['get', 'httproutes.gateway.networking.k8s.io,grpcroutes.gateway.networking.k8s.io', '-A', '-o', 'json']));
    const own = items.filter((item: any) => this.standing.has(keyOf(item)));
    return own.every(({ spec, status }: any) => (status?.parents ?? []).length >= spec.parentRefs.length);
  }

  private async apply(objects: any[]): Promise<void> {
    if (objects.length === 0) return;
    await this.kubectl(['apply', '--server-side', '--force-conflicts', `--field-manager=${MANAGER}`, '-f', '-'], objects);
  }

  private async remove(objects: any[]): Promise<void> {
    if (objects.length === 0) return;
    await this.kubectl(['delete', '--ignore-not-found', '--force', '--grace-period=0', '--wait=false', '-f', '-'], objects);
  }

  private async kubectl(args: string[], items?: any[]): Promise<string> {
    const input = items && JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
    return this.bench.processes.output(['kubectl', ...args], { input });
  }
}

/** Whether an object can only be replaced. */
function immutable(object: any, before?: any): boolean {
  return before !== undefined && (object.kind === 'Pod' || (object.kind === 'Service' && object.spec.clusterIP !== before.spec.clusterIP));
}

function keyOf({ apiVersion, kind, metadata }: any): string {
  return `${apiVersion.split('/')[0]} ${kind} ${metadata.namespace ?? ''}/${metadata.name}`;
}

/** Routes of one answer come in any order. */
function sorted(value: any): any {
  if (Array.isArray(value)) return value.map(sorted).sort((a, b) => JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.keys(value).sort().map(key => [key, sorted(value[key])]));
}
