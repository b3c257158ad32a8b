import { contractOf, namespaceContracts } from '../../../private/contract';
import { Analyzer } from '../../analyzer';
import { CATALOG, findingOf } from '../../catalog';

/** What programs owe that own the other end of a call, or the namespace of a service. */
export const contractOwed: Analyzer = ({ mesh }) => [
  ...mesh.graph.calls.flatMap(call => contractOf(call).map(owed => findingOf(CATALOG.contractOwed, call.declaration.path, owed))),
  ...namespaceContracts(mesh).map(({ path, owed }) => findingOf(CATALOG.contractOwed, path, owed)),
];
