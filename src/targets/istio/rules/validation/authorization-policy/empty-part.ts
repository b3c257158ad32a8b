import { ObjectRule } from '../../../../../analysis/rules/rule';
import { AUTHORIZATION_POLICY, operationsOf, rulesOf, sourcesOf } from '../../semantics/policy';
import { refusal } from '../refusal';

/** What is there says something. */
export const emptyPart: ObjectRule = refusal([AUTHORIZATION_POLICY], {
  code: 'CM2422',
  name: 'empty-policy-part',
  summary: 'A rule of an AuthorizationPolicy has an empty `source` or `operation`, or an empty value.',
  remedy: 'Leave the part out, which means everybody or everything, or say who or what.',
}, (_, tell, object) => rulesOf(object).forEach(rule => {
  for (const { value, pointer } of [...sourcesOf(rule), ...operationsOf(rule)]) {
    const lists = Object.values(value).filter(each => Array.isArray(each) && each.length > 0);
    if (lists.length === 0) tell(pointer, 'says nothing; expected at least one field with values');
    else if (lists.some(each => each.includes(''))) tell(pointer, 'has a value that is an empty text');
  }
}));
