import { destinationRulesOf, Named, ROLLOUT, virtualServicesOf } from './rollouts';
import { missing } from '../../../../analysis/rules/missing';
import { ObjectSet } from '../../../../analysis/rules/object-set';
import { ObjectRule, RuleEntry } from '../../../../analysis/rules/rule';
import { DESTINATION_RULE, VIRTUAL_SERVICE, WITH_SIDECARS } from '../lookup/kinds';

type Entry = Pick<RuleEntry, 'code' | 'name' | 'summary' | 'remedy'>;

function missingObject(kind: string, namedIn: (objects: ObjectSet) => Named[], entry: Entry): ObjectRule {
  return {
    entry: {
      severity: 'error',
      explanation: 'The Rollout is invalid, and no release goes on.',
      targets: WITH_SIDECARS,
      see: 'https://argo-rollouts.readthedocs.io/en/stable/features/traffic-management/istio/',
      ...entry,
    },
    reads: [ROLLOUT, kind],
    check: (objects, profile) => missing(objects, profile, kind, namedIn(objects)
      .map(({ rollout, namespace, name, pointer }) => ({ object: rollout, namespace, name, pointer: `${pointer}/name` }))),
  };
}

/** A release over a VirtualService that is not there. */
export const rolloutVirtualServiceMissing = missingObject(VIRTUAL_SERVICE, virtualServicesOf, {
  code: 'CM2610',
  name: 'rollout-virtual-service-missing',
  summary: 'A Rollout sets weights of a VirtualService that does not exist.',
  remedy: 'Correct the name, or add the VirtualService.',
});

/** A release over a DestinationRule that is not there. */
export const rolloutDestinationRuleMissing = missingObject(DESTINATION_RULE, destinationRulesOf, {
  code: 'CM2611',
  name: 'rollout-destination-rule-missing',
  summary: 'A Rollout sets subsets of a DestinationRule that does not exist.',
  remedy: 'Correct the name, or add the DestinationRule to the namespace of the Rollout.',
});
