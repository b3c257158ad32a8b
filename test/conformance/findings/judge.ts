import { Bench } from '../bench';
import { Said, saidOf } from './pairs';

/** All that we say of a set of objects, as a mistake leaves it. */
export function ourVerdict(bench: Bench, documents: any[]): Said[] {
  return bench.objects(saidOf(documents));
}
