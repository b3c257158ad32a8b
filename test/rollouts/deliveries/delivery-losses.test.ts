import * as fc from 'fast-check';
import { Carried, declaredOf } from './carried';
import { featureSets, programOf } from './feature-sets';
import { readArgoRollouts, readFlagger } from './read-back';
import { Shop, TARGETS } from './shop';
import { Severity } from '../../../src';
import { invalidities } from '../../imports/crd-schemas';
import { RUNS } from '../../properties/runs';

const READERS: { [delivery: string]: (objects: any[]) => Carried } = { 'flagger': readFlagger, 'argo-rollouts': readArgoRollouts };
const COMBINATIONS = ['istio-sidecar', 'istio-ambient', 'linkerd'].flatMap(target => (['flagger', 'argo-rollouts'] as const).map(delivery => [target, delivery] as const));

/** Of all sets of features, on each of six combinations. */

describe('nothing is lost silently: what is asked for is refused with a code, or is in the objects', () => {
  test.each(COMBINATIONS)('on %s by %s', (target, delivery) => {
    let carried = 0;
    let refused = 0;
    fc.assert(fc.property(featureSets, set => {
      const shop = new Shop(TARGETS[target](), programOf(set, delivery));
      if (shop.mesh.report().findings.some(({ severity }) => severity === Severity.ERROR)) {
        refused += 1;
        return;
      }
      const objects = shop.objects;
      expect(READERS[delivery](objects)).toEqual(declaredOf(set, delivery));
      expect(objects.flatMap(object => invalidities(object))).toEqual([]);
      carried += 1;
    }), RUNS);
    expect(carried).toBeGreaterThan(RUNS.numRuns / 40);
    expect(refused).toBeGreaterThan(RUNS.numRuns / 20);
  });
});
