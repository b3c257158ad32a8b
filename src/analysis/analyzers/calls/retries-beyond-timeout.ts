import { Analyzer } from '../../analyzer';
import { CATALOG, findingOf } from '../../catalog';
import { callName } from '../../demand';

/** All tries of a request must fit into its timeout. */
export const retriesBeyondTimeout: Analyzer = ({ mesh }) => mesh.graph.calls.flatMap(call => {
  const { timeoutMillis, retries } = call;
  if (timeoutMillis === undefined || retries?.perTryTimeoutMillis === undefined) return [];
  const tries = (retries.attempts + 1) * retries.perTryTimeoutMillis;
  if (tries <= timeoutMillis) return [];
  return [findingOf(CATALOG.retriesBeyondTimeout, call.declaration.path,
    `timeout of ${callName(call)} should cover ${retries.attempts + 1} tries of ${retries.perTryTimeoutMillis} ms, got: ${timeoutMillis} ms, expected: at least ${tries} ms`)];
});
