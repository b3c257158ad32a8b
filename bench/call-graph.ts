/** How many services further on those are that a service calls. */
const CALLS = [1, 7, 13];
const SERVICES_PER_NAMESPACE = 50;

/** One of a number of services that call each other, round in a circle. */
export class CallGraphNode {
  public readonly name: string;
  public readonly namespace: string;

  public constructor(private readonly index: number, private readonly count: number) {
    this.name = `service-${index}`;
    this.namespace = `team-${Math.floor(index / SERVICES_PER_NAMESPACE)}`;
  }

  /** Those that it calls. */
  public destinations(): CallGraphNode[] {
    return CALLS.map(step => new CallGraphNode((this.index + step) % this.count, this.count));
  }

  /** Those that call it. */
  public sources(): CallGraphNode[] {
    return CALLS.map(step => new CallGraphNode((this.index - step + 13 * this.count) % this.count, this.count));
  }
}

/** The services of a call graph. */
export function callGraph(services: number): CallGraphNode[] {
  return Array.from({ length: services }, (_, i) => new CallGraphNode(i, services));
}

/** Names of the namespaces that they are in, fifty to each. */
export function namespacesOf(services: number): string[] {
  return Array.from({ length: Math.ceil(services / SERVICES_PER_NAMESPACE) }, (_, i) => `team-${i}`);
}
