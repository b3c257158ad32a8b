import { SELECTING, writtenSelector } from './selector';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { refusal } from '../refusal';

/** Labels are compared as they are. */
export const selectorWithWildcard: ObjectRule = refusal(SELECTING, {
  code: 'CM2451',
  name: 'selector-with-wildcard',
  summary: 'The selector of an object of Istio has a label with a wildcard, or without a key.',
  remedy: 'Write keys and values in full.',
}, (_, tell, object) => {
  const selector = writtenSelector(object);
  for (const [key, value] of Object.entries(selector?.labels ?? {})) {
    if (key === '' || `${key}${value}`.includes('*')) tell(selector!.pointer, `label ${key}=${value} is no label; expected key and value without *`);
  }
});
