import { SELECTING, writtenSelector } from './selector';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { refusal } from '../refusal';

/** A selector without labels is as none. */
export const selectorWithoutLabels: ObjectRule = refusal(SELECTING, {
  code: 'CM2450',
  name: 'selector-without-labels',
  severity: 'warning',
  summary: 'The selector of an object of Istio has no labels.',
  explanation: 'It is as if there were no selector: the object is for all workloads of its namespace, and in the root namespace for all of the mesh. Istio warns of it.',
  remedy: 'Write the labels, or leave the selector out if all workloads are meant.',
}, (_, tell, object) => {
  const selector = writtenSelector(object);
  if (selector && Object.keys(selector.labels).length === 0) tell(selector.pointer, 'selector has no labels, and selects all workloads of the namespace');
});
