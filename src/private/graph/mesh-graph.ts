import { CallNode } from './call-node';
import { MeshOfNamespaces, NamespaceNode } from './namespace-node';
import { Released, ServiceNode } from './service-node';
import { Feature } from '../../vocabulary/feature';
import { RouteMatch, routeMatchKey } from '../../vocabulary/route-match';

/** Everything declared of one mesh: only ever grows. */
export class MeshGraph {
  /** Services in the order of their declaration. */
  public readonly services: ServiceNode[] = [];
  /** Namespaces by name. */
  public readonly namespaces = new Map<string, NamespaceNode>();
  /** Calls in the order of their declaration. */
  public readonly calls: CallNode[] = [];
  /** Grows with every declaration. */
  public version = 0;

  private readonly matches = new Map<string, RouteMatch>();
  private readonly features = new Map<string, Feature[]>();
  private readonly serviceNames = new Map<string, ServiceNode>();

  /** The namespace of a name, whether declared already or not. */
  public namespaceOf(mesh: MeshOfNamespaces, name: string): NamespaceNode {
    if (!this.namespaces.has(name)) this.namespaces.set(name, new NamespaceNode(mesh, name));
    return this.namespaces.get(name)!;
  }

  /** The match that is kept of all that are equal to this one: calls of many services say the same. */
  public theSame(match: RouteMatch): RouteMatch {
    const key = routeMatchKey(match);
    const known = this.matches.get(key);
    if (known) return known;
    this.matches.set(key, match);
    return match;
  }

  /** The list that is kept of all that have the same features. */
  public theSameFeatures(features: Feature[]): Feature[] {
    const key = features.join();
    const known = this.features.get(key);
    if (known) return known;
    this.features.set(key, features);
    return features;
  }

  public addService(service: ServiceNode): void {
    const name = `${service.namespace.name}/${service.name}`;
    const known = this.serviceNames.get(name);
    if (known) throw new Error(`service '${name}' must be declared once, first at '${known.declaration.path}'`);
    this.serviceNames.set(name, service);
    this.services.push(service);
    service.namespace.add(service);
    this.version += 1;
  }

  public addRelease(service: ServiceNode, release: Released): void {
    service.beReleased(release);
    this.version += 1;
  }

  public addCall(call: CallNode): void {
    this.calls.push(call);
    call.destination.receive(call);
    call.source.make(call);
    this.version += 1;
  }
}
