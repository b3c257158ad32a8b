import { list, pointerPart, record } from '../../../../analysis/rules/values';

/** Pointers to what a path leads to in a value: `[]` is any item, `{}` any key, `=` a value. */
export function placesOf(path: string, value: unknown): string[] {
  const [fields, wanted] = path.split('=');
  const steps = fields.replace(/(\[\]|\{\})/g, '.$1').split('.').filter(step => step !== '');
  return follow(steps, value, '').filter(place => wanted === undefined ? place.value !== undefined && place.value !== null : place.value === wanted)
    .map(({ pointer }) => pointer);
}

interface Place {
  readonly value: unknown;
  readonly pointer: string;
}

function follow([step, ...rest]: string[], value: unknown, pointer: string): Place[] {
  if (step === undefined) return [{ value, pointer }];
  if (step === '[]') return list(value).flatMap((item, i) => follow(rest, item, `${pointer}/${i}`));
  const keys = step === '{}' ? Object.keys(record(value)) : [step];
  return keys.flatMap(key => follow(rest, record(value)[key], `${pointer}/${pointerPart(key)}`));
}
