import { breachesOf } from './limits/limits';
import { LIMITS_OF_OBJECTS } from './limits/of-objects';
import { nameOf } from '../../kube-object';
import { ObjectRule } from '../../rule';

/** Values that the types of a built-in kind allow, and its validation does not. */
export const valueRefused: ObjectRule = {
  entry: {
    code: 'CM1201',
    name: 'value-refused',
    severity: 'error',
    refusedBy: 'API server',
    summary: 'A value of a built-in kind is none of those that the API server takes.',
    explanation: 'The API server refuses the object: the value is none of a list, out of a range, or of another form.',
    remedy: 'Write a value that is expected.',
    see: 'https://kubernetes.io/docs/reference/kubernetes-api/',
  },
  reads: Object.keys(LIMITS_OF_OBJECTS),
  check: objects => Object.entries(LIMITS_OF_OBJECTS).flatMap(([kind, limits]) => objects.of(kind).flatMap(object =>
    breachesOf(limits, object.body, '').map(({ pointer, message }) => ({ object, pointer, message: `${nameOf(object)} ${message}` })))),
};
