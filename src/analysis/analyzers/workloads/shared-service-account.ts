import { Analyzer } from '../../analyzer';
import { CATALOG, findingOf } from '../../catalog';
import { nameOf } from '../../demand';

/** Workloads that share a ServiceAccount are one identity. */
export const sharedServiceAccount: Analyzer = ({ mesh }) => {
  const first = new Map<string, string>();
  return mesh.graph.services.flatMap(service => {
    const account = `${service.namespace.name}/${service.workload.serviceAccount}`;
    const other = first.get(account);
    if (other === undefined) {
      first.set(account, nameOf(service));
      return [];
    }
    return [findingOf(CATALOG.sharedServiceAccount, service.declaration.path,
      `services '${other}' and '${nameOf(service)}' must have ServiceAccounts of their own to be told apart, got: '${account}' for both`)];
  });
};
