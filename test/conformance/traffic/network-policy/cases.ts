import { App, Chart } from 'cdk8s';
import { PolicyCase } from './matrix';
import { OnlineBoutique } from '../../../../examples/online-boutique/boutique';
import { choiceOf } from '../../../../examples/online-boutique/targets';
import { Feature, RolloutPhase } from '../../../../src';
import { PROGRAMS } from '../../../features';
import { World } from '../../../features/program';
import { documentsOf } from '../../../golden';
import { declaredOf } from '../../cases/calls';
import { carried, targetOf } from '../../cases/targets';

const TARGET = 'network-policy';

/** Online Boutique. */
export function boutiqueCase(): PolicyCase {
  const app = new App();
  const { mesh } = new OnlineBoutique(app, 'boutique', choiceOf(TARGET), RolloutPhase.STRICT);
  const features = [Feature.DEFAULT_DENY, Feature.AUTHORIZATION_BY_IDENTITY, Feature.NETWORK_POLICY];
  return { name: 'online-boutique', features, declared: declaredOf(mesh), objects: documentsOf(app.synthYaml()) };
}

/** The program of each feature that the target carries. */
export function featureCases(): PolicyCase[] {
  return carried(TARGET).map(feature => {
    const app = new App();
    const world = new World(new Chart(app, 'shop'), targetOf(TARGET), true, Object.values(Feature));
    PROGRAMS[feature](world);
    return { name: feature, features: [feature], declared: declaredOf(world.mesh), objects: documentsOf(app.synthYaml()) };
  });
}
