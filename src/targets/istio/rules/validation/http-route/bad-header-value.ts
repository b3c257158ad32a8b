import { headerChangesOf } from './headers';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { text } from '../../../../../analysis/rules/values';
import { routesOf, VIRTUAL_SERVICE } from '../../semantics/traffic';
import { refusal } from '../refusal';

/** A percent sign begins a variable. */
export const badHeaderValue: ObjectRule = refusal([VIRTUAL_SERVICE], {
  code: 'CM2320',
  name: 'bad-header-value',
  summary: 'The value of a header of a VirtualService has a percent sign that begins no variable, or a control character.',
  remedy: 'Write `%%` for a percent sign, and `%NAME%` for a variable of Envoy.',
}, (_, tell, object) => routesOf(object).flatMap(headerChangesOf).forEach(({ name, value, pointer }) => {
  const rest = (text(value) ?? '').replace(/%%/g, '').replace(/%[^%(]+(\([^)]*\)[ ]*)?%/g, '');
  if (rest.includes('%')) tell(pointer, `header ${name} has the value ${value}, where a percent sign begins no variable`);
  else if ([...rest].some(isControl)) tell(pointer, `header ${name} has a control character`);
}));

function isControl(character: string): boolean {
  const code = character.charCodeAt(0);
  return code < 0x20 && code !== 0x09 || code === 0x7f;
}
