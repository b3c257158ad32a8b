import { ObjectRule } from '../../../../../analysis/rules/rule';
import { list } from '../../../../../analysis/rules/values';
import { routesOf, VIRTUAL_SERVICE } from '../../semantics/traffic';
import { refusal } from '../refusal';

/** A route does one thing. */
export const routeAction: ObjectRule = refusal([VIRTUAL_SERVICE], {
  code: 'CM2304',
  name: 'one-action-of-route',
  summary: 'A route of a VirtualService does not have exactly one of `route`, `redirect` and `directResponse`, or has what does not go with it.',
  remedy: 'Keep one of `route`, `redirect` and `directResponse`. `fault` and `rewrite` go with `route` only.',
}, (_, tell, object) => {
  for (const { value, pointer } of routesOf(object).filter(route => !route.value.delegate)) {
    const actions = ['redirect', 'directResponse', ...list(value.route).length > 0 ? ['route'] : []].filter(field => value[field]);
    const beside = ['fault', 'rewrite'].filter(field => value[field]);
    if (actions.length !== 1) tell(pointer, `expected one of route, redirect and directResponse, got ${actions.join(' and ') || 'none'}`);
    else if (actions[0] !== 'route' && beside.length > 0) tell(pointer, `${beside.join(' and ')} must not be beside ${actions[0]}`);
  }
});
