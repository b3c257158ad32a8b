import { credentials } from './credential';
import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { entryOf } from '../lookup/entry';
import { GATEWAY, ISTIO } from '../lookup/kinds';

const MADE_BY = ['cert-manager.io/Certificate', 'external-secrets.io/ExternalSecret', 'bitnami.com/SealedSecret'];

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
