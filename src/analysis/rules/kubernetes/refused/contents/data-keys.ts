import { KubeObject, nameOf } from '../../../kube-object';
import { ObjectRule } from '../../../rule';
import { pointerPart, record } from '../../../values';

const KEY = /^[-._a-zA-Z0-9]{1,253}$/;
const FIELDS: { [kind: string]: string[] } = { ConfigMap: ['data', 'binaryData'], Secret: ['data', 'stringData'] };

/** Keys of data can be names of files. */
export const dataKeys: ObjectRule = {
  entry: {
    code: 'CM1214',
    name: 'data-key-refused',
    severity: 'error',
    refusedBy: 'API server',
    summary: 'A key of a ConfigMap or Secret cannot be the name of a file, or is in data and in binaryData.',
    explanation: 'The API server refuses the object.',
    remedy: 'Write keys of letters, digits, `-`, `_` and `.`, which do not begin with two dots, each of them once.',
    see: 'https://kubernetes.io/docs/concepts/configuration/configmap/',
  },
  reads: Object.keys(FIELDS),
  check: objects => Object.entries(FIELDS).flatMap(([kind, fields]) => objects.of(kind).flatMap(object => fields.flatMap(field => (
    Object.keys(record(object.body[field])).flatMap(key => {
      const expected = expectedOf(object, field, key);
      return expected ? [{ object, pointer: `/${field}/${pointerPart(key)}`, message: `${nameOf(object)} has key ${JSON.stringify(key)} in ${field}; expected ${expected}` }] : [];
    }))))),
};

function expectedOf({ kind, body }: KubeObject, field: string, key: string): string | undefined {
  if (!KEY.test(key) || key === '.' || key.startsWith('..')) return 'at most 253 letters, digits, -, _ and ., not two dots first';
  return kind === 'ConfigMap' && field === 'data' && Object.hasOwn(record(body.binaryData), key) ? 'it here or in binaryData' : undefined;
}
