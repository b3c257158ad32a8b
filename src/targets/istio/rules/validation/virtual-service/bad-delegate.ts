import { ObjectRule } from '../../../../../analysis/rules/rule';
import { list } from '../../../../../analysis/rules/values';
import { routesOf, VIRTUAL_SERVICE } from '../../semantics/traffic';
import { refusal } from '../refusal';

/** Who delegates does nothing else, and delegates do not delegate. */
export const badDelegate: ObjectRule = refusal([VIRTUAL_SERVICE], {
  code: 'CM2300',
  name: 'bad-delegate',
  summary: 'A VirtualService that delegates, or to which is delegated, has what has no place in it.',
  remedy: 'Give a VirtualService without `hosts` only `http` without `delegate`, and a route with `delegate` neither `route` nor `redirect`.',
}, (spec, tell, object) => {
  const isDelegate = list(spec.hosts).length === 0;
  for (const field of isDelegate ? ['gateways', 'tls', 'tcp'] : []) {
    if (list(spec[field]).length > 0) tell(`/spec/${field}`, `a VirtualService without hosts is a delegate, and must not have ${field}`);
  }
  for (const { value, pointer } of routesOf(object).filter(route => route.value.delegate)) {
    const beside = [...list(value.route).length > 0 ? ['route'] : [], ...value.redirect ? ['redirect'] : []];
    if (isDelegate) tell(`${pointer}/delegate`, 'a route of a delegate must not delegate further');
    else if (beside.length > 0) tell(`${pointer}/delegate`, `a route that delegates must not have ${beside.join(' and ')}`);
  }
});
