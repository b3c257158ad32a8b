import { nameOf } from './world';
import { Bench } from '../bench';
import { reviewed } from './warnings';

/** What Istio's validating webhook says of one object. */
export interface Verdict {
  /** Whether it looks at objects of this kind. */
  readonly known: boolean;
  readonly error?: string;
  readonly warning?: string;
}

/** Verdicts of Istio's validating webhook, its own code, in the order of the objects. */
export async function verdictsOf(bench: Bench, name: string, objects: any[]): Promise<Verdict[]> {
  const verdicts = JSON.parse(await bench.processes.output([bench.tool('istio'), 'validate', bench.write(`webhook/${name}.yaml`, objects)]));
  if (verdicts.length !== objects.length) throw new Error(`the webhook judged ${verdicts.length} of ${objects.length} objects`);
  return verdicts;
}

/** What is to be said against an object by its verdict. */
export function objections(object: any, { error, warning }: Verdict): string[] {
  const unreviewed = warning !== undefined && !reviewed(warning, object);
  return [...error !== undefined ? [`${nameOf(object)} is refused: ${error}`] : [], ...unreviewed ? [`${nameOf(object)}: warning: ${warning}`] : []];
}
