import { Analyzer } from '../../analyzer';
import { CATALOG, findingOf } from '../../catalog';
import { callName, nameOf } from '../../demand';

/** All that declare a circuit breaker for a service must declare the same. */
export const conflictingCircuitBreakers: Analyzer = ({ mesh }) => mesh.graph.calls
  .filter(call => call.circuitBreaker !== undefined && JSON.stringify(call.circuitBreaker) !== JSON.stringify(call.destination.circuitBreaker))
  .map(call => findingOf(CATALOG.conflictingCircuitBreakers, call.declaration.path,
    `circuit breaker of ${callName(call)} must be that of '${nameOf(call.destination)}', `
    + `got: ${JSON.stringify(call.circuitBreaker)}, expected: ${JSON.stringify(call.destination.circuitBreaker)}`));
