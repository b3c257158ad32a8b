import { sharedServers } from './gateway-homes';
import { hostKeys } from './host-keys';
import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { entryOf } from '../lookup/entry';
import { GATEWAY, ISTIO } from '../lookup/kinds';

/** Two Gateways that have one host. */
export const sharedServer: ObjectRule = {
  entry: entryOf({
    code: 'CM2151',
    name: 'shared-server',
    severity: 'info',
    summary: 'Two Gateways at the same pods have a server without TLS for the same port and host.',
    explanation: 'They are merged: VirtualServices of both answer for the host, and whose route is first is not defined.',
    remedy: 'Give each host to one Gateway, if the two are not meant to share it.',
    elsewhere: ['IST0145', 'KIA0301'],
    targets: ISTIO,
  }),
  reads: [GATEWAY, 'Pod'],
  check: objects => sharedServers(objects, own => Object.keys(own.tls).length > 0 ? [] : hostKeys(own)).map(({ own, other, key }) => ({
    object: own.gateway, pointer: own.pointer, message: `${nameOf(own.gateway)} has ${key.replace(/ +/, ' ')}, as ${nameOf(other.gateway)} has`,
  })),
};
