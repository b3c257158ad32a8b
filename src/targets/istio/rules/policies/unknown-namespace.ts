import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { list, record } from '../../../../analysis/rules/values';
import { entryOf } from '../lookup/entry';
import { AUTHORIZATION_POLICY, ISTIO } from '../lookup/kinds';

/** A namespace of sources that is not there. */
export const unknownSourceNamespace: ObjectRule = {
  entry: entryOf({
    code: 'CM2202',
    name: 'unknown-source-namespace',
    severity: 'info',
    summary: 'An AuthorizationPolicy names a namespace of sources that is not among the Namespaces.',
    explanation: 'If it does not exist elsewhere, the source matches nobody.',
    remedy: 'Correct the name, if it is not that of a namespace elsewhere.',
    elsewhere: ['IST0101', 'KIA0101'],
    targets: ISTIO,
  }),
  reads: [AUTHORIZATION_POLICY, 'Namespace'],
  check: (objects, { complete }) => !complete || objects.of('Namespace').length < 2 ? [] : objects.of(AUTHORIZATION_POLICY).flatMap(object =>
    list(record(object.body.spec).rules).flatMap((rule, i) => list(record(rule).from).flatMap((from, j) => ['namespaces', 'notNamespaces'].flatMap(field =>
      list(record(record(from).source)[field]).flatMap((name, k) => typeof name !== 'string' || name.includes('*') || objects.find('Namespace', '', name) ? [] : {
        object, pointer: `/spec/rules/${i}/from/${j}/source/${field}/${k}`, message: `${nameOf(object)} names namespace ${name}, which is not among the Namespaces`,
      }))))),
};
