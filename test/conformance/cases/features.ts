import { App, Chart } from 'cdk8s';
import { targetOf } from './targets';
import { Feature } from '../../../src';
import { PROGRAMS } from '../../features';
import { World } from '../../features/program';
import { documentsOf } from '../../golden';
import { TargetName } from '../suite';

/** What a target renders of the program of a feature: the cluster's whole content beside what the mesh brings itself. */
export function featureObjects(name: TargetName, feature: Feature): any[] {
  const app = new App();
  PROGRAMS[feature](new World(new Chart(app, 'shop'), targetOf(name), true, Object.values(Feature)));
  return documentsOf(app.synthYaml());
}
