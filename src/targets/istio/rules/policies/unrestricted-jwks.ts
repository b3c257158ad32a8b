import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { list, record } from '../../../../analysis/rules/values';
import { labelsOf } from '../lookup/enrolment';
import { entryOf } from '../lookup/entry';
import { ISTIO, REQUEST_AUTHENTICATION } from '../lookup/kinds';

/** A control plane that fetches keys from anywhere. */
export const unrestrictedJwks: ObjectRule = {
  entry: entryOf({
    code: 'CM2203',
    name: 'unrestricted-jwks',
    severity: 'warning',
    summary: 'The control plane fetches keys for RequestAuthentications from any address.',
    explanation: 'Who may write a RequestAuthentication can make it call addresses inside of the cluster.',
    remedy: 'Set BLOCKED_CIDRS_IN_JWKS_URIS at istiod.',
    elsewhere: ['IST0175'],
    targets: ISTIO,
  }),
  reads: [REQUEST_AUTHENTICATION, 'apps/Deployment'],
  check: objects => objects.of(REQUEST_AUTHENTICATION).length === 0 ? [] : objects.of('apps/Deployment').filter(object => labelsOf(object).app === 'istiod').filter(({ body }) =>
    !list(record(record(record(body.spec).template).spec).containers).some(container =>
      list(record(container).env).some(each => record(each).name === 'BLOCKED_CIDRS_IN_JWKS_URIS' && record(each).value !== ''))).map(object => ({
    object, pointer: '/spec/template/spec/containers', message: `${nameOf(object)} has no BLOCKED_CIDRS_IN_JWKS_URIS, and there are RequestAuthentications`,
  })),
};
