import { contractOf } from '../../../private/contract';
import { Analyzer } from '../../analyzer';
import { CATALOG, findingOf } from '../../catalog';

/** What programs that own the other end of a call owe. */
export const contractOwed: Analyzer = ({ mesh }) => mesh.graph.calls
  .flatMap(call => contractOf(call).map(owed => findingOf(CATALOG.contractOwed, call.declaration.path, owed)));
