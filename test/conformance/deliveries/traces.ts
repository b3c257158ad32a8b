import { Api } from '../cluster/api';

/** What routes and Services said over time, each state once. */
export interface Trace {
  /** Routes of `cart`: '5%' of the requests go to the new version; 'tested 100%' of those that match the test; 'mirror 10%' are copied. */
  readonly routes: string[];
  /** Versions that Services lead to, by the hashes that Argo Rollouts writes into their selectors: 'cart 1, cart-preview 2'. */
  readonly services: string[];
}

/** Follows the objects of all namespaces from now on. */
export class Traces {
  private readonly traces = new Map<string, Trace>();
  private readonly latest = new Map<string, any>();
  private readonly hashes = new Map<string, string[]>();

  constructor(api: Api) {
    const follow = (path: string, seen: (object: any) => void) => api.watch(path, object => {
      this.latest.set(`${object.kind} ${object.metadata.namespace}/${object.metadata.name}`, object);
      if (object.metadata.name === 'cart') seen(object);
    });
    follow('/apis/networking.istio.io/v1/virtualservices', object => note(this.of(object).routes, stateOf(object.spec.http.map(istioRoute))));
    follow('/apis/gateway.networking.k8s.io/v1/httproutes', object => note(this.of(object).routes, stateOf(object.spec.rules.map(gatewayRoute))));
    api.watch('/api/v1/services', object => this.noteServices(object));
    follow('/apis/flagger.app/v1beta1/canaries', () => undefined);
    follow('/apis/argoproj.io/v1alpha1/rollouts', () => undefined);
  }

  /** Of a namespace. */
  public trace(namespace: string): Trace {
    if (!this.traces.has(namespace)) this.traces.set(namespace, { routes: [], services: [] });
    return this.traces.get(namespace)!;
  }

  /** The last state of an object `cart`. */
  public last(kind: string, namespace: string): any {
    return this.latest.get(`${kind} ${namespace}/cart`);
  }

  /** Hashes are numbered in the order in which they are seen. */
  private noteServices(service: any): void {
    const { namespace, name } = service.metadata;
    this.latest.set(`Service ${namespace}/${name}`, service);
    const known = this.hashes.get(namespace) ?? [];
    const hash = hashOf(service);
    if (hash !== undefined && !known.includes(hash)) known.push(hash);
    this.hashes.set(namespace, known);
    const versions = ['cart', 'cart-preview'].map(each => [each, hashOf(this.latest.get(`Service ${namespace}/${each}`))] as const);
    if (versions.every(([, version]) => version !== undefined)) {
      note(this.trace(namespace).services, versions.map(([each, version]) => `${each} ${known.indexOf(version!) + 1}`).join(', '));
    }
  }

  private of({ metadata }: any): Trace {
    return this.trace(metadata.namespace);
  }
}

function hashOf(service: any): string | undefined {
  return service?.spec.selector?.['rollouts-pod-template-hash'];
}

function note(states: string[], state: string | undefined): void {
  if (state !== undefined && states.at(-1) !== state) states.push(state);
}

interface Shared {
  readonly tested: boolean;
  readonly share: number;
  readonly mirrored?: number;
}

function stateOf(routes: Shared[]): string {
  const tested = routes.find(route => route.tested);
  const others = routes.filter(route => !route.tested);
  const mirrored = others.map(route => route.mirrored).find(share => share !== undefined);
  return [
    ...tested ? [`tested ${tested.share}%`] : [],
    ...new Set(others.map(({ share }) => `${share}%`)),
    ...mirrored === undefined ? [] : [`mirror ${mirrored}%`],
  ].join(', ');
}

function istioRoute({ match = [], route, mirror, mirrorPercentage }: any): Shared {
  return {
    tested: match.some(({ headers }: any) => headers !== undefined),
    share: shareOf(route.map(({ destination, weight }: any) => ({ name: destination.host, weight }))),
    mirrored: mirror && (mirrorPercentage?.value ?? 100),
  };
}

function gatewayRoute({ matches = [], backendRefs = [], filters = [] }: any): Shared {
  const copying = filters.find(({ type }: any) => type === 'RequestMirror');
  return {
    tested: matches.some(({ headers }: any) => headers !== undefined),
    share: shareOf(backendRefs),
    mirrored: copying && (copying.requestMirror.percent ?? 100),
  };
}

/** Where there is one backend alone, weights do not matter. */
function shareOf(backends: { name: string; weight?: number }[]): number {
  const isNew = ({ name }: { name: string }) => /^cart-canary(\.|$)/.test(name);
  if (backends.length === 1) return isNew(backends[0]) ? 100 : 0;
  const sum = (some: { weight?: number }[]) => some.reduce((total, { weight = 0 }) => total + weight, 0);
  return 100 * sum(backends.filter(isNew)) / sum(backends);
}
