import { Duration } from 'cdk8s';
import { contractOf } from './private/contract';
import { CallNode } from './private/graph/call-node';
import { CircuitBreaker } from './vocabulary/circuit-breaker';
import { Feature } from './vocabulary/feature';
import { RetryPolicy } from './vocabulary/retry-policy';
import { Route } from './vocabulary/route';

/** The rules of a call. */
export interface CallOptions {
  /**
   * Port of the destination's Service.
   * @default - the only one; required where the destination has several
   */
  readonly port?: number;
  /**
   * Requests that the source may make, and that timeout and retries are for.
   * @default - every request on the port
   */
  readonly routes?: Route[];
  /**
   * Limit of a request with all its tries, in whole milliseconds.
   * @default - not limited
   */
  readonly timeout?: Duration;
  /**
   * When a failed request is repeated.
   * @default - never, unless another source declares it for the same requests and the mesh cannot tell sources apart
   */
  readonly retries?: RetryPolicy;
  /**
   * What guards the destination; all that call it must declare the same.
   * @default - what the destination declares
   */
  readonly circuitBreaker?: CircuitBreaker;
  /**
   * Features that this call may lose where a target cannot carry them; each loss is told in the report.
   * @default - none: what a target cannot carry is an error
   */
  readonly acceptLoss?: Feature[];
}

/** A declared call: tells which side this program renders, and what the other side owes. */
export class Call {
  /**
   * The call of a node of the graph.
   * @internal
   */
  public static _of(node: CallNode): Call {
    return new Call(node);
  }

  /** Name and namespace of the source: 'namespace/name'. */
  public readonly source: string;
  /** Name and namespace of the destination: 'namespace/name'. */
  public readonly destination: string;
  /** Port of the destination's Service. */
  public readonly port: number;
  /** Whether this program renders what admits the call; if not, the destination's program must. */
  public readonly admitted: boolean;
  /** What other programs owe so that the call works; empty if this program owns both ends. */
  public readonly contract: string[];

  private constructor(node: CallNode) {
    this.source = `${node.source.namespace.name}/${node.source.name}`;
    this.destination = `${node.destination.namespace.name}/${node.destination.name}`;
    this.port = node.port.number;
    this.admitted = node.destination.owned;
    this.contract = contractOf(node);
  }
}
