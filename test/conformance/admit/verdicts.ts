import { Example } from './examples/example';
import { EXAMPLES } from './examples/examples';
import { verdictsOf } from './webhook';
import { World } from './world';
import { Bench } from '../bench';
import { Check, TargetName } from '../suite';

/** Mistakes get the verdicts that we predict: of the API server, and of Istio's webhook where it has one. */
export async function exampleChecks(bench: Bench, world: World, target: TargetName): Promise<Check[]> {
  const examples = EXAMPLES[target];
  const webhook = target.startsWith('istio-') ? await verdictsOf(bench, `${target}-examples`, examples.map(({ object }) => object)) : [];
  return Promise.all(examples.map(async (example, i) => {
    const { message } = await world.judge(example.object);
    const asked = example.api ? undefined : webhook[i]; // nobody asks it about what the API server refuses
    const said = [asked?.error, asked?.warning].filter(Boolean).join('; ');
    const problems = [...differs('the API server', example.api, message), ...differs('Istio\'s webhook', example.webhook, said)];
    return { target, name: nameOf(example), features: [], problems };
  }));
}

function nameOf({ what, rule, api, webhook }: Example): string {
  if (rule) return rule;
  if (api) return `the API server refuses ${what}`;
  return webhook ? `Istio's webhook notices ${what}, which the API server admits` : `the API server admits ${what}`;
}

function differs(who: string, expected: RegExp | undefined, said: string): string[] {
  if (expected === undefined) return said === '' ? [] : [`${who} says: ${said}`];
  if (said === '') return [`${who} says nothing`];
  return expected.test(said) ? [] : [`${who} says, for another reason: ${said}`];
}
