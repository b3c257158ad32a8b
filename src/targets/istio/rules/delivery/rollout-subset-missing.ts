import { destinationRulesOf, ROLLOUT } from './rollouts';
import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { list, record, text } from '../../../../analysis/rules/values';
import { DESTINATION_RULE, WITH_SIDECARS } from '../lookup/kinds';

/** A release between subsets needs both of them. */
export const rolloutSubsetMissing: ObjectRule = {
  entry: {
    code: 'CM2612',
    name: 'rollout-subset-missing',
    severity: 'error',
    summary: 'A Rollout names a subset that its DestinationRule does not have.',
    explanation: 'The labels of the version cannot be set, and no release goes on.',
    remedy: 'Add the subset, or correct canarySubsetName or stableSubsetName.',
    targets: WITH_SIDECARS,
    see: 'https://argo-rollouts.readthedocs.io/en/stable/features/traffic-management/istio/',
  },
  reads: [ROLLOUT, DESTINATION_RULE],
  check: objects => destinationRulesOf(objects).flatMap(({ rollout, namespace, name, value, pointer }) => {
    const rule = objects.find(DESTINATION_RULE, namespace, name);
    const subsets = list(record(rule?.body.spec).subsets).map(subset => record(subset).name);
    return ['canarySubsetName', 'stableSubsetName'].filter(field => rule && text(value[field]) && !subsets.includes(value[field])).map(field => ({
      object: rollout, pointer: `${pointer}/${field}`, message: `${nameOf(rollout)} names subset ${value[field]}, which ${nameOf(rule!)} does not have`,
    }));
  }),
};
