import * as fc from 'fast-check';
import { withText, written, Written } from './written';
import { comparable, isReadable } from '../../writing/comparable';
import { keys, numbers, texts, values, WORDS } from '../../writing/values';

/** What is written, and what it is. */
export interface Batch {
  /** Of what each is read as it is. */
  readonly name: string;
  readonly all: () => Written[];
}

const SEED = 1;
const PLACES: { [name: string]: (text: string) => unknown } = {
  'value': text => ({ a: text, b: { c: text } }),
  'item of a list': text => ({ a: [text, [text, { b: text }]] }),
  'key': text => ({ a: { [text]: 1, b: { [text]: [text] } } }),
  'key of the document': text => ({ [text]: text, z: { a: 1 } }),
};
/** A reader that looks at blocks of its input sees each text at the beginning of one. */
const PADDING = 600;

/** All that is written, in batches. */
export const BATCHES: Batch[] = [
  ...Object.entries(PLACES).flatMap(([name, place]): Batch[] => [
    { name: `20000 random texts, as ${name}`, all: () => sample(name.startsWith('key') ? keys : texts, 20_000).map(text => withText(text, place(text))) },
    { name: `words that some reader takes for something else, as ${name}`, all: () => WORDS.filter(isReadable).map(text => withText(text, place(text))) },
  ]),
  { name: 'each character of the basic plane, alone and in texts, as value and key', all: () => characters().map(text => withText(text, ...inTexts(text))) },
  { name: '5000 random numbers', all: () => sample(numbers, 5000).filter(Number.isFinite).map(number => written({ a: number, b: [number, { c: number }] })) },
  { name: '10000 random documents', all: () => sample(values, 10_000).map(value => written({ a: value })) },
  { name: '100 files of 100 random documents', all: () => Array.from({ length: 100 }, (_, i) => written(...sample(values, 100, i).map(value => ({ value })))) },
  { name: 'words at each distance from the beginning', all: () => WORDS.filter(isReadable).filter(text => text.length > 0).flatMap(atEachDistance) },
];

/** Random data that are in JSON and in UTF-8. */
function sample<T>(arbitrary: fc.Arbitrary<T>, numRuns: number, seed = SEED): T[] {
  return fc.sample(arbitrary.filter(value => isReadable(value) && !/"number (NaN|-?Infinity)"/.test(comparable(value))), { numRuns, seed });
}

function characters(): string[] {
  return Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).filter(isReadable);
}

function inTexts(character: string): unknown[] {
  return [{ a: character, b: `${character}a`, c: `a${character}`, d: `a${character}b\n${character}`, [character]: 1, [`e${character}`]: { [`${character}e`]: 1 } }];
}

/** Only characters that take three bytes, or are alone, make a difference. */
function atEachDistance(text: string): Written[] {
  if (!/^[^\x00-\x7f]$/.test(text)) return [];
  return Array.from({ length: PADDING }, (_, i) => withText(text, { a: `${'x'.repeat(i)}${text}yz`, bc: 1, de: { f: text } }));
}
