import * as fc from 'fast-check';
import { Example, examples } from './examples';
import '../properties/seed';
import { OBJECT_RULES } from '../../src/analysis/object-rules';
import { groupKindOf } from '../../src/analysis/rules/kube-object';
import { ObjectSet } from '../../src/analysis/rules/object-set';
import { DEFAULT_PROFILE } from '../../src/analysis/rules/profile';
import { ObjectRule } from '../../src/analysis/rules/rule';
import { selects } from '../../src/analysis/rules/selector';

const RUNS = 1000;
const EXAMPLES = examples();

/** The rules that look at what an example has. */
const CONCERNED = new Map(EXAMPLES.map(example => [example, rulesFor(kindsOf(example))]));

function rulesFor(kinds: string[]): ObjectRule[] {
  return OBJECT_RULES.filter(({ reads }) => kinds.some(kind => reads.includes(kind)));
}

function kindsOf({ documents }: Example): string[] {
  const objects = ObjectSet.of(documents);
  return [...new Set([...objects.all().map(groupKindOf), ...objects.pods().all.length > 0 ? ['Pod'] : []])];
}

/** What is put in the place of a value; nothing for what is dropped. */
const VALUES: any[] = [undefined, null, 0, -1, 1.5, true, '', 'text', '*', [], [null], ['text'], [[]], {}, { key: null }, { key: 'text' }, [{}]];

interface Edit {
  /** Which of all values in the documents. */
  readonly place: number;
  readonly value: any;
}

const edits = fc.array(fc.record({ place: fc.nat(), value: fc.constantFrom(...VALUES) }), { minLength: 1, maxLength: 4 });

/** Every place of a value in documents: who has it, and by which key. */
function placesIn(holder: any): { holder: any; key: string | number }[] {
  if (typeof holder !== 'object' || holder === null) return [];
  return Object.keys(holder).flatMap(key => [{ holder, key }, ...placesIn(holder[key])]);
}

function edited({ documents }: Example, changes: Edit[]): any[] {
  const copy = structuredClone(documents);
  for (const { place, value } of changes) {
    const places = placesIn(copy);
    if (places.length === 0) return copy;
    const { holder, key } = places[place % places.length];
    if (value === undefined && !Array.isArray(holder)) delete holder[key];
    else holder[key] = structuredClone(value);
  }
  return copy;
}

test('no rule throws, whatever is written where', () => {
  expect(EXAMPLES.length).toBeGreaterThan(2 * OBJECT_RULES.length - 1);
  fc.assert(fc.property(fc.constantFrom(...EXAMPLES), edits, (example, changes) => {
    const documents = edited(example, changes);
    const objects = ObjectSet.of(documents);
    for (const { entry, check } of CONCERNED.get(example)!) {
      try {
        for (const { message } of check(objects, DEFAULT_PROFILE)) if (typeof message !== 'string') throw new Error('no message');
      } catch (error) {
        throw new Error(`${entry.code} throws: ${(error as Error).stack}\n${JSON.stringify(documents)}`);
      }
    }
  }), { numRuns: RUNS });
});

test('selectors of anything select without throwing', () => {
  const anything = fc.anything({ maxDepth: 2 }) as fc.Arbitrary<any>;
  const expression = fc.record({ key: fc.anything(), operator: fc.constantFrom('In', 'NotIn', 'Exists', 'DoesNotExist', null), values: fc.anything() });
  const matchExpressions = fc.oneof(anything, fc.array(fc.oneof(anything, expression)));
  const selector = fc.record({ matchLabels: anything, matchExpressions }, { requiredKeys: [] });
  fc.assert(fc.property(fc.oneof(anything, selector) as fc.Arbitrary<any>, anything, (written, labels) => typeof selects(written, labels) === 'boolean'));
});
