import { policiesOfZtunnel } from './ztunnel';
import { nameOf } from '../../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { actionOf, AUTHORIZATION_POLICY, isDryRun } from '../policy';

/** Without its feature flag, a trial in ztunnel tells nothing. */
export const dryRunInZtunnel: ObjectRule = {
  entry: {
    code: 'CM2506',
    name: 'dry-run-in-ztunnel',
    severity: 'warning',
    summary: 'An AuthorizationPolicy without `targetRefs` that allows is on trial in an ambient namespace.',
    explanation: 'Unless istiod runs with AMBIENT_ENABLE_DRY_RUN_AUTHORIZATION_POLICY, the policy is dropped: nothing is logged, so the trial shows nothing.',
    remedy: 'Attach the policy to the Service by `targetRefs` for the trial, or set the flag of istiod, with ztunnel 1.29 or later.',
    targets: ['istio-ambient'],
    see: 'https://istio.io/latest/docs/tasks/security/authorization/authz-dry-run/',
  },
  reads: [AUTHORIZATION_POLICY, 'Namespace', 'Pod'],
  check: objects => policiesOfZtunnel(objects).filter(policy => actionOf(policy) === 'ALLOW' && isDryRun(policy)).map(object => ({
    object,
    pointer: '/metadata/annotations/istio.io~1dry-run',
    message: `${nameOf(object)} is dropped: ztunnel gets no policies with the annotation istio.io/dry-run, unless istiod has a flag for it`,
  })),
};
