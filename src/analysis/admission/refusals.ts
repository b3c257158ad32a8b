import { RuleEntry } from '../rules/rule';

/** Why an object would be refused, and where. */
export interface Refusal {
  readonly entry: RuleEntry;
  /** JSON pointer into the object. */
  readonly pointer: string;
  readonly message: string;
}

/** Takes down what is refused. */
export type Refuse = (entry: RuleEntry, pointer: string, message: string) => void;

/** A value for messages, short. */
export function shown(value: unknown): string {
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value);
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}

/** `a`, `a or b`, `a, b or c`; at most twelve. */
export function oneOf(values: unknown[], word = 'or'): string {
  const texts = values.slice(0, 12).map(value => typeof value === 'string' && value !== '' ? value : JSON.stringify(value));
  if (values.length > 12) return `${texts.join(', ')} …`;
  return texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')} ${word} ${texts[texts.length - 1]}`;
}
