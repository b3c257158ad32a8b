import { Cel, CelFunction } from './cel';

/** `isSorted`, `sum`, `min`, `max`, `indexOf` and `lastIndexOf` of lists, and `find` and `findAll` of text. */
export function listFunctions(cel: Cel): CelFunction[] {
  const { celMethod, CelScalar: { BOOL, INT, DYN }, listType } = cel;
  const LIST = listType(DYN);
  return [
    celMethod('isSorted', LIST, [], BOOL, function () {
      const items: any[] = [...this];
      return items.every((item, i) => i === 0 || items[i - 1] <= item);
    }),
    celMethod('sum', LIST, [], DYN, function () {
      const items: any[] = [...this];
      return items.length === 0 ? 0n : items.reduce((sum, item) => sum + item);
    }),
    celMethod('min', LIST, [], DYN, function () { return extreme([...this], (a, b) => a < b); }),
    celMethod('max', LIST, [], DYN, function () { return extreme([...this], (a, b) => a > b); }),
    celMethod('indexOf', LIST, [DYN], INT, function (item: any) { return BigInt([...this].indexOf(item)); }),
    celMethod('lastIndexOf', LIST, [DYN], INT, function (item: any) { return BigInt([...this].lastIndexOf(item)); }),
    ...regexFunctions(cel),
  ];
}

function regexFunctions({ celMethod, CelScalar: { STRING, INT }, listType }: Cel): CelFunction[] {
  const all = (text: string, pattern: string) => [...text.matchAll(new RegExp(pattern, 'gu'))].map(([found]) => found);
  return [
    celMethod('find', STRING, [STRING], STRING, function (pattern) { return all(this, pattern)[0] ?? ''; }),
    celMethod('findAll', STRING, [STRING], listType(STRING), function (pattern) { return all(this, pattern); }),
    celMethod('findAll', STRING, [STRING, INT], listType(STRING), function (pattern, limit) { return all(this, pattern).slice(0, Number(limit)); }),
  ];
}

function extreme(items: any[], before: (a: any, b: any) => boolean): any {
  if (items.length === 0) throw new Error('min or max called on empty list');
  return items.reduce((best, item) => before(item, best) ? item : best);
}
