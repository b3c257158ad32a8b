import { sharedServers } from './gateway-homes';
import { hostKeys } from './host-keys';
import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { entryOf } from '../lookup/entry';
import { GATEWAY, ISTIO } from '../lookup/kinds';

/** Two Gateways that end TLS for one host. */
export const sharedTlsServer: ObjectRule = {
  entry: entryOf({
    code: 'CM2150',
    name: 'shared-tls-server',
    severity: 'error',
    summary: 'Two Gateways at the same pods have a TLS server for the same port and host.',
    explanation: 'A host has one certificate on a port, so the server of the younger Gateway is skipped with all its hosts.',
    remedy: 'Give each host to one Gateway.',
    elsewhere: ['IST0145', 'KIA0301'],
    targets: ISTIO,
  }),
  reads: [GATEWAY, 'Pod'],
  check: objects => sharedServers(objects, own => Object.keys(own.tls).length > 0 ? hostKeys(own) : []).map(({ own, other, key }) => ({
    object: own.gateway, pointer: own.pointer, message: `${nameOf(own.gateway)} has ${key.replace(/ +/, ' ')} with TLS, as ${nameOf(other.gateway)} has`,
  })),
};
