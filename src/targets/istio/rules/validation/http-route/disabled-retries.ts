import { ObjectRule } from '../../../../../analysis/rules/rule';
import { record } from '../../../../../analysis/rules/values';
import { routesOf, VIRTUAL_SERVICE } from '../../semantics/traffic';
import { refusal } from '../refusal';

/** Who does not retry says nothing of how. */
export const disabledRetries: ObjectRule = refusal([VIRTUAL_SERVICE], {
  code: 'CM2322',
  name: 'disabled-retries-with-settings',
  summary: 'Retries of a VirtualService have no attempts, and settings all the same.',
  remedy: 'Give `attempts` of 1 and more, or leave out `perTryTimeout`, `retryOn` and `retryRemoteLocalities`.',
}, (_, tell, object) => routesOf(object).filter(({ value }) => value.retries).forEach(({ value, pointer }) => {
  const retries = record(value.retries);
  const settings = ['perTryTimeout', 'retryOn', 'retryRemoteLocalities'].filter(field => retries[field] !== undefined && retries[field] !== null && retries[field] !== '');
  const { attempts = 0 } = retries;
  if (attempts < 0) tell(`${pointer}/retries/attempts`, `attempts is ${attempts}; expected 0 or more`);
  else if (attempts === 0 && settings.length > 0) tell(`${pointer}/retries`, `attempts is 0, and ${settings.join(', ')} is set`);
}));
