import { problemOf } from './authority';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { record } from '../../../../analysis/rules/values';
import { entryOf } from '../lookup/entry';
import { DESTINATION_RULE, ISTIO } from '../lookup/kinds';

/** TLS to a host with no authority of its own. */
export const anyAuthority: ObjectRule = {
  entry: entryOf({
    code: 'CM2140',
    name: 'tls-of-any-authority',
    severity: 'info',
    summary: 'A DestinationRule has TLS without `caCertificates`.',
    explanation: 'The certificate of the server is held against the authorities of the operating system; Istio of older versions does not verify it at all.',
    remedy: 'Set `caCertificates`, or `credentialName` together with a `workloadSelector`.',
    elsewhere: ['IST0128'],
    targets: ISTIO,
  }),
  reads: [DESTINATION_RULE],
  check: objects => objects.of(DESTINATION_RULE).flatMap(object => problemOf(object, record(object.body.spec).trafficPolicy, '/spec/trafficPolicy')),
};
