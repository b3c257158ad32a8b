import { policiesOfZtunnel } from './ztunnel';
import { nameOf } from '../../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { list } from '../../../../../analysis/rules/values';
import { AUTHORIZATION_POLICY, rulesOf, sourcesOf } from '../policy';

/** Trust domains of sources are never told to ztunnel. */
export const trustDomainInZtunnel: ObjectRule = {
  entry: {
    code: 'CM2503',
    name: 'trust-domain-in-ztunnel',
    severity: 'error',
    summary: 'An AuthorizationPolicy without `targetRefs` restricts the trust domain in an ambient namespace.',
    explanation: 'Ztunnel is not told of `trustDomains` and `notTrustDomains`. Beside other fields the restriction is dropped, so more is allowed than is written; '
      + 'alone it matches nobody.',
    remedy: 'Write the trust domain into `principals`, or attach the policy to the Service by `targetRefs`, with a waypoint in front of it.',
    targets: ['istio-ambient'],
    see: 'https://istio.io/latest/docs/reference/config/security/authorization-policy/#Source',
  },
  reads: [AUTHORIZATION_POLICY, 'Namespace', 'Pod'],
  check: objects => policiesOfZtunnel(objects).flatMap(object => rulesOf(object).flatMap(sourcesOf)
    .flatMap(({ value, pointer }) => ['trustDomains', 'notTrustDomains'].filter(field => list(value[field]).length > 0).map(field => ({
      object,
      pointer: `${pointer}/${field}`,
      message: `${nameOf(object)} restricts ${field} to ${list(value[field]).join(', ')}, which ztunnel is not told of`,
    })))),
};
