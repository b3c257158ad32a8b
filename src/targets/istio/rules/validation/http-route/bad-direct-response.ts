import { ObjectRule } from '../../../../../analysis/rules/rule';
import { record } from '../../../../../analysis/rules/values';
import { routesOf, VIRTUAL_SERVICE } from '../../semantics/traffic';
import { refusal } from '../refusal';

/** An answer has a status of HTTP. */
export const badDirectResponse: ObjectRule = refusal([VIRTUAL_SERVICE], {
  code: 'CM2324',
  name: 'bad-direct-response',
  summary: 'A direct response of a VirtualService has a status that cannot be, or a body of more than 1 MB.',
  remedy: 'Give a status of 200 to 599 and a small body.',
}, (_, tell, object) => routesOf(object).filter(({ value }) => value.directResponse).forEach(({ value, pointer }) => {
  const { status = 0, body } = record(value.directResponse);
  const size = Buffer.byteLength(String(record(body).string ?? ''));
  if (typeof status === 'number' && (status < 200 || status > 600)) tell(`${pointer}/directResponse`, `status is ${status}; expected 200 to 599`);
  if (size > 1024 * 1024) tell(`${pointer}/directResponse/body`, `body has ${size} bytes; expected less than 1 MB`);
}));
