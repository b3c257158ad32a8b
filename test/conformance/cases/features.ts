import { App, Chart } from 'cdk8s';
import { Course, laidOver, Step } from './course';
import { goldenObjects } from './goldens';
import { carried, targetOf } from './targets';
import { Feature, IMeshTarget } from '../../../src';
import { PROGRAMS } from '../../features';
import { World } from '../../features/program';
import { documentsOf } from '../../golden';
import { TargetName } from '../suite';

/** What a target renders of the program of a feature: the cluster's whole content beside what the mesh brings itself. */
export function featureObjects(name: TargetName, feature: Feature, target = targetOf(name)): any[] {
  const app = new App();
  PROGRAMS[feature](new World(new Chart(app, 'shop'), target, true, Object.values(Feature)));
  return documentsOf(app.synthYaml());
}

/** The programs of all features for which a target renders objects, not only values for Helm, and what the committed goldens have of them. */
export function featureCourses(name: TargetName, target = targetOf(name)): Course[] {
  const rendered = carried(name).filter(feature => goldenObjects(name, feature).length > 0);
  return rendered.map(feature => ({ target: name, name: `the program of ${feature}`, features: [feature], steps: () => stepsOf(name, feature, target) }));
}

function stepsOf(name: TargetName, feature: Feature, target: IMeshTarget): Step[] {
  const objects = featureObjects(name, feature, target);
  const golden = target === targetOf(name) ? goldenObjects(name, feature) : [];
  return [{ name: 'whole program', objects }, ...golden.length > 0 ? [{ name: 'golden', objects: laidOver(objects, golden) }] : []];
}
