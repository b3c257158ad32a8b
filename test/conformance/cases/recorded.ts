import { CallOptions, CircuitBreaker, IMeshedService, MeshedService } from '../../../src';
import { serviceState } from '../../../src/private/registry';
import { RouteMatch } from '../../../src/vocabulary/route-match';

/** A call as a program declared it, whatever became of it. */
export interface RecordedCall {
  readonly source: IMeshedService;
  readonly destination: IMeshedService;
  readonly options: CallOptions;
  /** What is declared of the call, or else of its destination. */
  readonly breaker?: CircuitBreaker;
  /** None for every request. */
  readonly matches: RouteMatch[];
}

/** The calls that a program declares while it runs. */
export function recordedCalls(program: () => void): RecordedCall[] {
  const calls: RecordedCall[] = [];
  const original = MeshedService.prototype.calls;
  MeshedService.prototype.calls = function record(this: MeshedService, destination, options = {}) {
    calls.push({
      source: this,
      destination,
      options,
      breaker: options.circuitBreaker ?? serviceState(destination).node.circuitBreaker,
      matches: (options.routes ?? []).flatMap(({ matches }) => matches),
    });
    return original.call(this, destination, options);
  };
  try {
    program();
  } finally {
    MeshedService.prototype.calls = original;
  }
  return calls;
}
