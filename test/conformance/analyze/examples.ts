import { aboveInfo, analyze } from './analyzers';
import { Feature } from '../../../src';
import { EXAMPLES } from '../admit/examples/examples';
import { Bench } from '../bench';
import { keyOf, laidOver } from '../cases/course';
import { featureObjects } from '../cases/features';
import { Check, TargetName } from '../suite';

/** Mistakes that admission lets through get the verdicts that we predict, in a cluster in which everything else is right. */
export async function exampleChecks(bench: Bench, target: TargetName): Promise<Check[]> {
  const examples = EXAMPLES[target].filter(({ api, webhook }) => !api && !webhook);
  const sound = featureObjects(target, Feature.AUTHORIZATION_BY_HTTP);
  const clusters = [sound, ...examples.map(({ object }) => laidOver(sound, [object]))];
  const analyses = await analyze(bench, target, 'examples', clusters);
  const codes = analyses.map(analysis => [...new Set(aboveInfo(analysis).map(({ code }) => code))].sort());
  return examples.map(({ what, object, codes: expected = [] }, i) => {
    const got = codes[i + 1];
    const differs = got.join() !== expected.join();
    const name = expected.length > 0 ? `istiod's analyzers notice ${what}` : `istiod's analyzers do not notice ${what}`;
    return { target, name, features: [], problems: [...codes[0], ...differs ? [`of ${keyOf(object)}: ${got.join(', ') || 'nothing'}`] : []] };
  });
}
