import { GatewayServer, serversOf } from './gateway-homes';
import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectSet } from '../../../../analysis/rules/object-set';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { record } from '../../../../analysis/rules/values';
import { entryOf } from '../lookup/entry';
import { GATEWAY, ISTIO } from '../lookup/kinds';
import { PodsAnywhere, selectorOf } from '../lookup/pods-anywhere';

const MADE_BY = ['cert-manager.io/Certificate', 'external-secrets.io/ExternalSecret', 'bitnami.com/SealedSecret'];

/** Servers with the credential and the namespaces where their pods look for it. */
function credentials(objects: ObjectSet): (GatewayServer & { name: string; namespaces: string[] })[] {
  const pods = new PodsAnywhere(objects);
  return objects.of(GATEWAY).flatMap(object => {
    const namespaces = [...new Set(pods.having(selectorOf(object)).map(({ namespace }) => namespace))];
    return serversOf(object).flatMap(server => typeof server.tls.credentialName !== 'string' || /:/.test(server.tls.credentialName) ? []
      : { ...server, name: server.tls.credentialName, namespaces });
  });
}

/** A certificate that is not where the pods of the gateway look. */
export const credentialNotFound: ObjectRule = {
  entry: entryOf({
    code: 'CM2155',
    name: 'gateway-credential-not-found',
    severity: 'warning',
    summary: 'A Gateway names a Secret that is not in the namespace of its pods.',
    explanation: 'The server has no certificate, so every TLS connection to it fails.',
    remedy: 'Put the Secret into the namespace of the pods of the gateway, which may be another than that of the Gateway.',
    elsewhere: ['IST0101'],
    targets: ISTIO,
  }),
  reads: [GATEWAY, 'Pod', 'Secret', ...MADE_BY],
  check: (objects, { complete }) => !complete ? [] : credentials(objects).flatMap(({ gateway, pointer, name, namespaces }) => {
    const [namespace] = namespaces;
    if (namespaces.length !== 1 || objects.find('Secret', namespace, name) || objects.in('Secret', namespace).length === 0) return [];
    if (MADE_BY.some(kind => objects.in(kind, namespace).length > 0)) return [];
    return { object: gateway, pointer: `${pointer}/tls/credentialName`, message: `${nameOf(gateway)} names ${name}, and there is no Secret ${namespace}/${name}` };
  }),
};

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
