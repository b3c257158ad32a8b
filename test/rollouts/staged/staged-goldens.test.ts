import { worldOf } from './release-programs';
import { CARRIED, PLAN, STRATEGIES } from './staged-strategies';
import { expectGolden, yamlOf } from '../../golden';
import { invalidities } from '../../imports/crd-schemas';

describe.each(CARRIED)('%s', (name, target, strategies) => {
  test.each(strategies)('%s by commits renders what was reviewed', strategy => {
    const { plan, props, stage } = STRATEGIES[strategy];
    const world = worldOf({ ...PLAN, ...plan }, target(), props);
    const objects = world.objects(world.stage(stage));
    expect(objects.flatMap(object => invalidities(object))).toEqual([]);
    expectGolden(`releases/${name}/staged/${strategy}.yaml`, yamlOf(objects));
  });
});
