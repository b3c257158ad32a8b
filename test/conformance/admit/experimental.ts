import { Admission } from './admission';
import { Channel, isOfGatewayApi } from './channels';
import { nameOf, World } from './world';
import { Feature } from '../../../src';
import { Check } from '../suite';

/** Whether the standard Gateway API up to 1.6 lacks something that an object has. */
function needsExperimental({ apiVersion, spec }: any): boolean {
  return apiVersion.startsWith('gateway.networking.x-k8s.io') || (spec?.rules ?? []).some((rule: any) => rule.retry || rule.sessionPersistence);
}

/** The standard Gateway API refuses exactly what is known to need the experimental one. */
export async function experimentalChecks(admission: Admission, { name, experimental }: Channel, world: World): Promise<Check[]> {
  const objects = admission.objectsOf('istio-ambient').filter(isOfGatewayApi);
  if (experimental || objects.length === 0) return [];
  const verdicts = await Promise.all(objects.map(async object => ({ object, admitted: (await world.judge(object)).ok })));
  const wrong = verdicts.filter(({ object, admitted }) => admitted === needsExperimental(object));
  const both = verdicts.some(({ admitted }) => admitted) && verdicts.some(({ admitted }) => !admitted);
  return [{
    target: 'istio-ambient',
    name: `${name} refuses exactly what needs the experimental channel`,
    features: [Feature.RETRIES],
    problems: [
      ...wrong.map(({ object, admitted }) => `${nameOf(object)} is ${admitted ? 'admitted' : 'refused'}`),
      ...both ? [] : ['not both verdicts were seen'],
    ],
  }];
}
