import { sharedServers } from './gateway-homes';
import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { entryOf } from '../lookup/entry';
import { GATEWAY, ISTIO } from '../lookup/kinds';

/** One certificate at two Gateways. */
export const sharedCertificate: ObjectRule = {
  entry: entryOf({
    code: 'CM2152',
    name: 'shared-certificate',
    severity: 'warning',
    summary: 'Two Gateways at the same pods use the same certificate.',
    explanation: 'A browser uses one HTTP/2 connection for all hosts of a certificate, and gets 404 for those of the other Gateway.',
    remedy: 'Put the hosts of a certificate into one Gateway, or give each its own certificate.',
    elsewhere: ['IST0138'],
    targets: ISTIO,
  }),
  reads: [GATEWAY, 'Pod'],
  check: objects => sharedServers(objects, ({ tls }) => {
    if (tls.mode === 'PASSTHROUGH') return [];
    if (typeof tls.credentialName === 'string') return [`credential ${tls.credentialName}`];
    return typeof tls.serverCertificate === 'string' && typeof tls.privateKey === 'string' ? [`${tls.serverCertificate} with ${tls.privateKey}`] : [];
  }).map(({ own, other, key }) => ({
    object: own.gateway, pointer: `${own.pointer}/tls`, message: `${nameOf(own.gateway)} uses ${key}, as ${nameOf(other.gateway)} does`,
  })),
};
