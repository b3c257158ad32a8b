/** Characters that Go refuses, takes for line breaks, or skips where its buffer happens to begin with them. */
const CHARACTERS = /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/;

/** Where a text is. */
export interface Place {
  readonly key: boolean;
  /** Whether the document begins with it. */
  readonly first: boolean;
  /** Whether it is the document. */
  readonly root: boolean;
}

/** Whether text is read as something else, or not at all, by the reader of kubectl, or by any, as cdk8s writes it. */
export function isHazard(text: string, { key, first, root }: Place): boolean {
  if (CHARACTERS.test(text) || (key && text === '<<')) return true;
  if (text.includes('\n') && key) return false;
  if (isControlled(text) || (text.includes('\n') && !isBlock(text))) return JSON.stringify(text).length >= 40 && /\n \n/.test(text);
  if (text.includes('\n')) return (/^\n*\t/.test(text) || (root && !/^(%|---|\.\.\.)/m.test(text)));
  return isGoNumber(text) || (first && /^\s+\{[^]*$/.test(text) && !/^[ \t]|[\s:]$|: | #/.test(text));
}

/** What is written in place of a hazard. */
export function escaped(text: string): string {
  const short: { [character: string]: string } = {
    '"': '\\"',
    '\\': '\\\\',
    '\b': '\\b',
    '\t': '\\t',
    '\n': '\\n',
    '\f': '\\f',
    '\r': '\\r',
    '\0': '\\0',
    '\x07': '\\a',
    '\x0b': '\\v',
    '\x1b': '\\e',
    '\x85': '\\N',
    '\u2028': '\\L',
    '\u2029': '\\P',
  };
  const hex = (code: number) => code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16)}`;
  const one = (character: string) => short[character] ?? (/[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]/u.test(character) ? hex(character.charCodeAt(0)) : character);
  return `"${[...text].map(one).join('').replace(/ (?=\\n)/g, '\\ ')}"`;
}

/** Text that is in double quotation marks in any case. */
function isControlled(text: string): boolean {
  return /[\x00-\x08\x0b-\x1f\ud800-\udfff]/u.test(text);
}

/** Lines that aren't in quotation marks, as the last one is nothing but white space. */
function isBlock(text: string): boolean {
  return !/\n[\t ]+$/.test(text) && text.trim() !== '';
}

/** As Go's strconv reads numbers, of any size, after underscores are forgotten; those that YAML 1.1 knows are in quotation marks anyway. */
function isGoNumber(text: string): boolean {
  if (!/^[-+.0-9]/.test(text) || isNumber11(text)) return false;
  const plain = text.replace(/_/g, '');
  const size = plain.replace(/^[-+]/, '').toLowerCase();
  return /^0b[-+][01]+$/.test(plain) || (/^[0-9.]\S*$/.test(size) && !Number.isNaN(Number(size)));
}

function isNumber11(text: string): boolean {
  const forms = ['0b[01_]+', '0[0-7_]+', '0x[0-9a-fA-F_]+', '[0-9][0-9_]*', '[0-9][0-9_]*(:[0-5]?[0-9])+(\\.[0-9_]*)?', '([0-9][0-9_]*)?(\\.[0-9_]*)?[eE][-+]?[0-9]+', '([0-9][0-9_]*)?\\.[0-9_]*'];
  return forms.some(form => new RegExp(`^[-+]?(${form})$`).test(text));
}
