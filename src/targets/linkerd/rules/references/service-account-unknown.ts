import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectSet } from '../../../../analysis/rules/object-set';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { list, record, text } from '../../../../analysis/rules/values';
import { AUTHORIZATION_POLICY, MESH_TLS } from '../kinds';

const names = new WeakMap<ObjectSet, Set<string>>();

function used(objects: ObjectSet): Set<string> {
  const found = names.get(objects) ?? new Set(objects.pods().all.map(({ namespace, spec }) => `${namespace}/${spec.serviceAccountName}`));
  names.set(objects, found);
  return found;
}

function references(objects: ObjectSet, kind: string, field: string) {
  return objects.of(kind).flatMap(object => list(record(object.body.spec)[field]).map(record)
    .map((ref, i) => ({ object, ref, namespace: text(ref.namespace) ?? object.namespace, name: text(ref.name) ?? '', pointer: `/spec/${field}/${i}/name` }))
    .filter(({ ref }) => ref.kind === 'ServiceAccount'));
}

/** An identity is that of a ServiceAccount that does not exist. */
export const serviceAccountUnknown: ObjectRule = {
  entry: {
    code: 'CM3015',
    name: 'service-account-unknown',
    severity: 'info',
    summary: 'An identity is that of a ServiceAccount that does not exist.',
    explanation: 'No client has this identity, so the policy allows nobody.',
    remedy: 'Correct name and namespace of the ServiceAccount.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/authorization-policy/',
  },
  reads: [MESH_TLS, AUTHORIZATION_POLICY, 'ServiceAccount', 'Pod'],
  check: (objects, profile) => !profile.complete
    ? [] : [...references(objects, MESH_TLS, 'identityRefs'), ...references(objects, AUTHORIZATION_POLICY, 'requiredAuthenticationRefs')]
      .filter(({ namespace, name }) => {
        const accounts = objects.in('ServiceAccount', namespace);
        return name !== 'default' && accounts.length > 0 && !used(objects).has(`${namespace}/${name}`)
        && objects.find('ServiceAccount', namespace, name) === undefined;
      })
      .map(({ object, pointer, namespace, name }) => ({ object, pointer, message: `${nameOf(object)} names ServiceAccount ${namespace}/${name}, which does not exist` })),
};
