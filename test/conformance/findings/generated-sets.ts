import { OBJECT_ENTRIES } from '../../../src/analysis/object-rules';
import { Bench } from '../bench';
import { INGRESS_GATEWAY } from './documents';
import { EXPLANATIONS, explanationOf } from './explained';
import { Explanation, instancesOf } from './explained/explanation';
import { generatedSets } from './generated/sets';
import { ourVerdict } from './judge';
import { askIstio, Verdicts } from './oracle';
import { Difference, differences, Said } from './pairs';

const SETS = 900;
/** How many objects are compared at least. */
export const LEAST = 10_000;

/** What both say of all generated sets. */
export interface Comparison {
  readonly objects: number;
  readonly said: number;
  /** Codes of Istio that both give for the same object. */
  readonly agreed: Set<string>;
  readonly unexplained: Difference[];
  readonly explained: Set<Explanation>;
  /** What Istio cannot read. */
  readonly unread: string[];
}

/** Compares both verdicts about sets of objects that refer to one another, object by object and code by code. */
export async function compareGenerated(bench: Bench): Promise<Comparison> {
  const sets = generatedSets(SETS);
  const files = sets.map((objects, i) => [bench.write(`generated/${i}.yaml`, objects)]);
  const half = Math.ceil(SETS / 2);
  const asked = Promise.all([askIstio(bench, files.slice(0, half)), askIstio(bench, files.slice(half))]);
  const said = sets.map(objects => ourVerdict(bench, [...objects, ...INGRESS_GATEWAY]));
  const told = (await asked).flat();
  const instances = sets.flatMap((objects, i) => instancesOf(differences(said[i], told[i].verdicts), [...objects, ...INGRESS_GATEWAY], said[i]));
  const explained = instances.map(instance => ({ instance, explanation: explanationOf(instance) }));
  return {
    objects: sets.flat().length,
    said: said.flat().length,
    agreed: new Set(sets.flatMap((_, i) => agreedCodes(said[i], told[i].verdicts))),
    unexplained: explained.flatMap(({ instance, explanation }) => explanation ? [] : instance.difference),
    explained: new Set(explained.flatMap(({ explanation }) => explanation ?? [])),
    unread: told.flatMap(({ unread }) => unread ?? []),
  };
}

/** Codes that both give for the same object. */
export function agreedCodes(said: Said[], verdicts: Verdicts['verdicts']): string[] {
  const ours = new Set(said.flatMap(({ elsewhere, origin }) => elsewhere.map(code => `${code} ${origin}`)));
  return verdicts.filter(({ code, origin }) => ours.has(`${code} ${origin}`)).map(({ code }) => code);
}

/** Explanations of which no difference is left. */
export function unneeded(explained: Set<Explanation>): string[] {
  return EXPLANATIONS.filter(each => !each.sometimes && !explained.has(each)).map(({ by, code, because }) => `${code} by ${by} does not occur: ${because}`);
}

/** Codes of Istio that some rule says it has. */
export function claimedCodes(): string[] {
  return [...new Set(OBJECT_ENTRIES.flatMap(({ elsewhere = [] }) => elsewhere).filter(code => code.startsWith('IST')))].sort();
}
