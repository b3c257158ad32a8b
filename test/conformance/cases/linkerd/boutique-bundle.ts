import { App } from 'cdk8s';
import { Bundle } from './bundles';
import { Declaring } from './declaring-target';
import { OnlineBoutique } from '../../../../examples/online-boutique/boutique';
import { choiceOf } from '../../../../examples/online-boutique/targets';
import { Feature, RolloutPhase } from '../../../../src';
import { documentsOf } from '../../../golden';

export const BOUTIQUE_PHASES = [RolloutPhase.STRICT, RolloutPhase.AUDIT, RolloutPhase.PERMISSIVE];

const PROVES = [
  Feature.ENROLMENT, Feature.IDENTITY, Feature.AUTHORIZATION_BY_IDENTITY, Feature.AUTHORIZATION_BY_HTTP, Feature.AUTHORIZATION_BY_GRPC_METHOD,
  Feature.TIMEOUTS, Feature.RETRIES, Feature.TCP, Feature.CIRCUIT_BREAKING,
];
const OF_PHASE: { [phase: string]: Feature[] } = {
  [RolloutPhase.STRICT]: [Feature.STRICT_MTLS, Feature.DEFAULT_DENY, Feature.PROBES], [RolloutPhase.AUDIT]: [Feature.AUDIT_PHASE],
};

/** Online Boutique in a phase. */
export function declaredBoutique(phase: RolloutPhase): Bundle {
  const app = new App();
  const target = new Declaring();
  new OnlineBoutique(app, 'boutique', { ...choiceOf('linkerd'), target }, phase);
  const objects = documentsOf(app.synthYaml());
  return { name: `boutique/${phase}`, features: [...PROVES, ...OF_PHASE[phase] ?? []], objects, headers: [{}], ...target.declared() };
}
