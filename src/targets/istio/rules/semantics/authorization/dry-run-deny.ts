import { nameOf } from '../../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { actionOf, AUTHORIZATION_POLICY, isDryRun } from '../policy';

/** What is denied on trial only is open. */
export const dryRunDeny: ObjectRule = {
  entry: {
    code: 'CM2505',
    name: 'dry-run-deny',
    severity: 'warning',
    summary: 'An AuthorizationPolicy that denies is on trial.',
    explanation: 'With the annotation `istio.io/dry-run: "true"` the result is only logged and counted, so what it denies is let through.',
    remedy: 'Remove the annotation when the log shows what was expected.',
    targets: ['istio-sidecar', 'istio-ambient'],
    see: 'https://istio.io/latest/docs/tasks/security/authorization/authz-dry-run/',
  },
  reads: [AUTHORIZATION_POLICY],
  check: objects => objects.of(AUTHORIZATION_POLICY).filter(policy => actionOf(policy) === 'DENY' && isDryRun(policy)).map(object => ({
    object,
    pointer: '/metadata/annotations/istio.io~1dry-run',
    message: `${nameOf(object)} denies nothing: it has the annotation istio.io/dry-run, and is only logged`,
  })),
};
