import { record } from '../../../../analysis/rules/values';
import { SERVER } from '../kinds';
import { refusal } from '../refusal';
import { aboutUnknownValue } from '../unknown-value';
import { ACCESS_POLICIES } from '../values/access-policies';

/** A Server has an access policy that there is not. */
export const unknownAccessPolicy = aboutUnknownValue({
  ...refusal('CM3106', 'unknown-access-policy', 'A Server has an access policy that there is not.', 'Write one of the policies of Linkerd, with hyphens.'),
}, [SERVER], ACCESS_POLICIES, objects => objects.of(SERVER).map(object => (
  { object, value: record(object.body.spec).accessPolicy, is: 'has the access policy', pointer: '/spec/accessPolicy' })));
