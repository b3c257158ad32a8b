import { credentials } from './credential';
import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { record } from '../../../../analysis/rules/values';
import { entryOf } from '../lookup/entry';
import { GATEWAY, ISTIO } from '../lookup/kinds';

/** A Secret without a certificate. */
export const invalidCredential: ObjectRule = {
  entry: entryOf({
    code: 'CM2156',
    name: 'invalid-gateway-credential',
    severity: 'error',
    summary: 'A Gateway names a Secret that has no certificate and key.',
    explanation: 'The server has no certificate, so every TLS connection to it fails.',
    remedy: 'Give the Secret `tls.crt` and `tls.key`, or `cert` and `key`.',
    elsewhere: ['IST0161'],
    targets: ISTIO,
  }),
  reads: [GATEWAY, 'Pod', 'Secret'],
  check: objects => credentials(objects).flatMap(({ gateway, pointer, name, namespaces }) => namespaces.flatMap(namespace => {
    const secret = objects.find('Secret', namespace, name);
    if (!secret || hasCertificate({ ...record(secret.body.data), ...record(secret.body.stringData) })) return [];
    return { object: gateway, pointer: `${pointer}/tls/credentialName`, message: `${nameOf(secret)}, which ${nameOf(gateway)} names, has no tls.crt and tls.key` };
  })),
};

function hasCertificate(data: { [key: string]: any }): boolean {
  return [['cert', 'key'], ['tls.crt', 'tls.key']].some(pair => pair.every(key => typeof data[key] === 'string' && data[key].trim() !== ''));
}
