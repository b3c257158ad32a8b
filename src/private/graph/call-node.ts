import { Declaration } from './declaration';
import { NamespaceNode } from './namespace-node';
import { ServiceNode } from './service-node';
import { CallIntent, PortIntent } from '../../intent';
import { CircuitBreaker } from '../../vocabulary/circuit-breaker';
import { Feature } from '../../vocabulary/feature';
import { RetryPolicy } from '../../vocabulary/retry-policy';
import { RouteMatch, routeMatchKey } from '../../vocabulary/route-match';

/** A declared call. */
export class CallNode implements CallIntent {
  private ownKey?: string;

  constructor(
    public readonly source: ServiceNode,
    public readonly destination: ServiceNode,
    public readonly port: PortIntent,
    public readonly routes: RouteMatch[],
    public readonly features: Feature[],
    public readonly timeoutMillis: number | undefined,
    public readonly retries: RetryPolicy | undefined,
    public readonly circuitBreaker: CircuitBreaker | undefined,
    public readonly declaration: Declaration,
  ) {}

  /** Equal for calls between the same ends under the same rules; orders calls. */
  public get key(): string {
    return this.ownKey ??= [endOf(this.source), endOf(this.destination), this.rules()].join(' ');
  }

  public get authenticated(): boolean {
    const [from, to] = [this.source.namespace.dataPlane, this.destination.namespace.dataPlane];
    return this.source.enrolled && (from === undefined || to === undefined || from === to);
  }

  private rules(): string {
    const { port, routes, timeoutMillis, retries, circuitBreaker } = this;
    const resilience = retries || circuitBreaker ? JSON.stringify([timeoutMillis, retries, circuitBreaker]) : `[${timeoutMillis ?? null},null,null]`;
    return `${port.number}|${routes.map(routeMatchKey).join(',')}|${resilience}`;
  }
}

function endOf({ namespace, name }: { namespace: NamespaceNode; name: string }): string {
  return `${namespace.name}/${name}`;
}
