import { App } from 'cdk8s';
import { OnlineBoutique } from '../../../examples/online-boutique/boutique';
import { choiceOf } from '../../../examples/online-boutique/targets';
import { RolloutPhase } from '../../../src';
import { documentsOf } from '../../golden';
import { TargetName } from '../suite';

/** Online Boutique as a target renders it in a phase. */
export function boutiqueObjects(name: TargetName, phase: RolloutPhase = RolloutPhase.STRICT): any[] {
  const app = new App();
  new OnlineBoutique(app, 'boutique', choiceOf(name), phase);
  return documentsOf(app.synthYaml());
}
