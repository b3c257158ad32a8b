import { nameOf, World } from './world';
import { goldenObjects, goldensIn } from '../cases/goldens';
import { Check, TargetName } from '../suite';

/** Every committed golden of a target, of features and of releases. */
export async function goldenChecks(target: TargetName, world: World): Promise<Check[]> {
  const releases = ['staged', 'flagger', 'argo-rollouts'].map(delivery => ['releases', target, delivery]);
  const files = [[target], ...releases].flatMap(folder => goldensIn(...folder).map(name => [...folder, name]));
  const problems = await Promise.all(files.flatMap(file => goldenObjects(...file).map(async object => {
    const { ok, message, warnings } = await world.judge(object);
    return [...ok ? [] : [message], ...warnings].map(said => `${file.join('/')}: ${nameOf(object)}: ${said}`);
  })));
  return [{ target, name: 'every object of every golden is admitted', features: [], problems: problems.length > 0 ? problems.flat() : ['there is no golden'] }];
}
