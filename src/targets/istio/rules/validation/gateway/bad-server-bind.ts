import { GATEWAY, serversOf } from './servers';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { text } from '../../../../../analysis/rules/values';
import { isAddress, isPort } from '../names';
import { refusal } from '../refusal';

/** A server listens on a port of an address, or on a socket. */
export const badServerBind: ObjectRule = refusal([GATEWAY], {
  code: 'CM2365',
  name: 'bad-server-bind',
  summary: 'A server of a Gateway has a `bind` that is no address, a socket beside a port, or a port that cannot be.',
  remedy: 'Write `bind` as an address, or as `unix:///path` or `unix://@name` with port 0, and ports of 1 to 65535.',
}, (_, tell, object) => serversOf(object).forEach(({ value, port: { number = 0 }, pointer }) => {
  const bind = text(value.bind) ?? '';
  const socket = bind.startsWith('unix://') ? bind.slice('unix://'.length) : undefined;
  if ((number > 0 || socket === undefined) && !isPort(number)) tell(`${pointer}/port`, `number of the port is ${number}; expected 1 to 65535`);
  else if (socket === undefined && bind !== '' && !isAddress(bind)) tell(`${pointer}/bind`, `bind is ${bind}; expected an address, or unix://`);
  else if (socket !== undefined && !/^(\/.*[^/]|@.+)$/.test(socket)) tell(`${pointer}/bind`, `bind is ${bind}; expected unix:///path or unix://@name`);
  else if (socket !== undefined && number !== 0) tell(`${pointer}/port/number`, `port is ${number} beside a socket; expected 0`);
}));
