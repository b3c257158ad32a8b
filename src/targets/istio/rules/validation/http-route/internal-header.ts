import { headerChangesOf } from './headers';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { routesOf, VIRTUAL_SERVICE } from '../../semantics/traffic';
import { refusal } from '../refusal';

/** Headers with a colon, and Host, are no headers to work on. */
export const internalHeader: ObjectRule = refusal([VIRTUAL_SERVICE], {
  code: 'CM2319',
  name: 'internal-header',
  summary: 'A VirtualService changes a header that cannot be changed.',
  remedy: 'Headers that begin with `:` are not changed by `headers`, and Host is only set on requests: use `rewrite`.',
}, (_, tell, object) => routesOf(object).flatMap(headerChangesOf).forEach(({ name, value, side, pointer }) => {
  const isAuthority = /^(host|:authority)$/i.test(name);
  const isSet = side === 'request' && value !== undefined;
  if (name === '') tell(pointer, 'name of a header is empty');
  else if (!(isAuthority && isSet) && (isAuthority || name.startsWith(':'))) tell(pointer, `header ${name} cannot be changed here`);
}));
