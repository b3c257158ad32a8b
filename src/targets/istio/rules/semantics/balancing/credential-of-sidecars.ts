import { policiesOf, portPoliciesOf } from './policies';
import { nameOf } from '../../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { record } from '../../../../../analysis/rules/values';
import { PodsAnywhere } from '../../lookup/pods-anywhere';
import { DESTINATION_RULE } from '../traffic';

/** Sidecars get a Secret only by a rule for chosen workloads. */
export const credentialOfSidecars: ObjectRule = {
  entry: {
    code: 'CM2523',
    name: 'credential-without-workload-selector',
    severity: 'warning',
    summary: 'A DestinationRule has a `credentialName` and no `workloadSelector`, and there is no gateway.',
    explanation: 'Gateways can use such a rule. A sidecar is given the Secret only with a `workloadSelector`: without one it sends in plain text.',
    remedy: 'Add a `workloadSelector` with labels of the workloads that call the host.',
    targets: ['istio-sidecar'],
    see: 'https://istio.io/latest/docs/reference/config/networking/destination-rule/#ClientTLSSettings',
  },
  reads: [DESTINATION_RULE, 'Pod'],
  check: (objects, { complete }) => {
    if (!complete || objects.pods().all.length === 0 || new PodsAnywhere(objects).gateways().length > 0) return [];
    const rules = objects.of(DESTINATION_RULE).filter(({ body }) => !record(body.spec).workloadSelector);
    return rules.flatMap(policiesOf).flatMap(policy => [policy, ...portPoliciesOf(policy)]).filter(({ value }) => record(value.tls).credentialName)
      .map(({ object, pointer }) => ({
        object, pointer: `${pointer}/tls/credentialName`, message: `${nameOf(object)} has a credentialName and no workloadSelector: sidecars send in plain text`,
      }));
  },
};
