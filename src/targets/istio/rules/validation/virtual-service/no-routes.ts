import { ObjectRule } from '../../../../../analysis/rules/rule';
import { list } from '../../../../../analysis/rules/values';
import { routesOf, VIRTUAL_SERVICE } from '../../semantics/traffic';
import { refusal } from '../refusal';

/** A VirtualService is there for its routes. */
export const noRoutes: ObjectRule = refusal([VIRTUAL_SERVICE], {
  code: 'CM2303',
  name: 'virtual-service-without-routes',
  summary: 'A VirtualService has no routes, or a route of TCP or TLS sends to nobody.',
  remedy: 'Give it `http`, `tls` or `tcp`, and each of `tls` and `tcp` a `route`.',
}, (spec, tell, object) => {
  if (!['http', 'tls', 'tcp'].some(field => list(spec[field]).length > 0)) tell('/spec', 'has no routes; expected one of http, tls and tcp');
  for (const { value, pointer } of routesOf(object, ['tls', 'tcp'])) {
    if (list(value.route).length === 0) tell(pointer, 'has no route; expected a destination');
  }
});
