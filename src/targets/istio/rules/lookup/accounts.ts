import { ObjectSet } from '../../../../analysis/rules/object-set';
import { once } from '../../../../analysis/rules/once';
import { record, text } from '../../../../analysis/rules/values';

/** Kinds by which ServiceAccounts are known. */
export const ACCOUNT_KINDS = ['ServiceAccount', 'Pod', 'gateway.networking.k8s.io/Gateway'];

/** Accounts that are there without being written: that of every namespace, and that of a waypoint made by command. */
const GIVEN = ['', 'default', 'waypoint'];

/** Whether a ServiceAccount does not exist, in a namespace of which others are known: nobody runs as it, and no Gateway gets it. */
export function isAccountMissing(objects: ObjectSet, namespace: string, name: string): boolean {
  if (GIVEN.includes(name) || objects.find('ServiceAccount', namespace, name)) return false;
  if (objects.in('ServiceAccount', namespace).length === 0) return false;
  return objects.find('ServiceAccount', '', name) === undefined && !usedAccounts(objects).has(`${namespace}/${name}`);
}

const usedAccounts = once((objects: ObjectSet) => new Set([
  ...objects.pods().all.map(({ namespace, spec }) => `${namespace}/${spec.serviceAccountName ?? spec.serviceAccount}`),
  ...objects.of('gateway.networking.k8s.io/Gateway').flatMap(({ body, namespace, name }) => {
    const annotations = record(record(body.metadata).annotations);
    const made = ['gateway.istio.io/name-override', 'gateway.istio.io/service-account'].flatMap(key => text(annotations[key]) ?? []);
    return [name, `${name}-${record(body.spec).gatewayClassName}`, ...made].map(each => `${namespace}/${each}`);
  }),
]));
