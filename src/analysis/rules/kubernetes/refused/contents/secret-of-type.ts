import { KubeObject, nameOf } from '../../../kube-object';
import { ObjectRule } from '../../../rule';
import { record, text } from '../../../values';

/** Keys that a type needs: all of them, or one. */
const KEYS: { [type: string]: { readonly all?: string[]; readonly one?: string[] } } = {
  'kubernetes.io/basic-auth': { one: ['username', 'password'] },
  'kubernetes.io/dockercfg': { all: ['.dockercfg'] },
  'kubernetes.io/dockerconfigjson': { all: ['.dockerconfigjson'] },
  'kubernetes.io/ssh-auth': { all: ['ssh-privatekey'] },
  'kubernetes.io/tls': { all: ['tls.crt', 'tls.key'] },
};

/** A Secret of a type has what the type is for. */
export const secretOfType: ObjectRule = {
  entry: {
    code: 'CM1215',
    name: 'secret-without-keys-of-its-type',
    severity: 'error',
    refusedBy: 'API server',
    summary: 'A Secret does not have the keys that its type needs, or what is in them is no JSON.',
    explanation: 'The API server refuses the Secret.',
    remedy: 'Add the keys, or write another type; Opaque may have any.',
    see: 'https://kubernetes.io/docs/concepts/configuration/secret/#secret-types',
  },
  reads: ['Secret'],
  check: objects => objects.of('Secret').flatMap(object => faultsOf(object).map(message => ({ object, pointer: '/data', message: `${nameOf(object)} ${message}` }))),
};

function faultsOf({ body }: KubeObject): string[] {
  const type = text(body.type) ?? '';
  const { all = [], one = [] } = Object.hasOwn(KEYS, type) ? KEYS[type] : {};
  const missing = all.filter(key => valueOf(body, key) === undefined || (type === 'kubernetes.io/ssh-auth' && valueOf(body, key) === ''));
  const none = one.length > 0 && one.every(key => valueOf(body, key) === undefined);
  if (missing.length > 0 || none) return [`is of type ${type} and has no ${missing.join(', ') || one.join(' or ')}`];
  return type.startsWith('kubernetes.io/docker') ? all.filter(key => !isJsonObject(valueOf(body, key)!)).map(key => `has ${key} that is no JSON object`) : [];
}

/** What is under a key as text, decoded; what is written as text wins. */
function valueOf({ data, stringData }: any, key: string): string | undefined {
  if (Object.hasOwn(record(stringData), key)) return text(stringData[key]) ?? '';
  if (!Object.hasOwn(record(data), key)) return undefined;
  return Buffer.from(text(data[key]) ?? '', 'base64').toString();
}

function isJsonObject(value: string): boolean {
  try {
    return !Array.isArray(JSON.parse(value)) && typeof JSON.parse(value) === 'object';
  } catch {
    return false;
  }
}
