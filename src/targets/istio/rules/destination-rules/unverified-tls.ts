import { KubeObject, nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule, Problem } from '../../../../analysis/rules/rule';
import { list, record } from '../../../../analysis/rules/values';
import { entryOf } from '../lookup/entry';
import { DESTINATION_RULE, ISTIO } from '../lookup/kinds';

function problemOf(object: KubeObject, policy: unknown, pointer: string): Problem[] {
  const { mode, caCertificates, credentialName, insecureSkipVerify } = record(record(policy).tls);
  const bound = credentialName && record(object.body.spec).workloadSelector;
  if (!['SIMPLE', 'MUTUAL'].includes(mode) || caCertificates || bound || insecureSkipVerify === true) return [];
  return [{ object, pointer: `${pointer}/tls`, message: `${nameOf(object)} has TLS mode ${mode} and no caCertificates: any public authority is trusted` }];
}

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

/** TLS to a port with no authority of its own. */
export const anyAuthorityOfPort: ObjectRule = {
  entry: entryOf({
    ...anyAuthority.entry,
    code: 'CM2141',
    name: 'port-tls-of-any-authority',
    summary: 'A DestinationRule has TLS for a port without `caCertificates`.',
    elsewhere: ['IST0129'],
    see: undefined,
  }),
  reads: [DESTINATION_RULE],
  check: objects => objects.of(DESTINATION_RULE).flatMap(object => list(record(record(object.body.spec).trafficPolicy).portLevelSettings)
    .flatMap((port, i) => problemOf(object, port, `/spec/trafficPolicy/portLevelSettings/${i}`))),
};
