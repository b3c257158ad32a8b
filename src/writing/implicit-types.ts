/** What YAML 1.1 takes for null, a boolean, an integer, a float, a date, a merge, where it isn't quoted. */
const YAML_1_1 = new RegExp(`^(?:${[
  '~|[Nn]ull|NULL|',
  'y|Y|[Yy]es|YES|[Tt]rue|TRUE|[Oo]n|ON|n|N|[Nn]o|NO|[Ff]alse|FALSE|[Oo]ff|OFF',
  '[-+]?(?:0b[01_]+|0[0-7_]+|0x[0-9a-fA-F_]+|[0-9][0-9_]*)',
  '[-+]?\\.(?:inf|Inf|INF)|\\.nan|\\.NaN|\\.NAN',
  '[-+]?(?:[0-9][0-9_]*)?(?:\\.[0-9_]*)?[eE][-+]?[0-9]+|[-+]?(?:[0-9][0-9_]*)?\\.[0-9_]*',
  '[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\\.[0-9_]*)?',
  '[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:(?:[tT]|[ \\t]+)[0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2}(?:\\.[0-9]+)?(?:[ \\t]*(?:Z|[-+][012]?[0-9](?::[0-9]{2})?))?)?',
].join('|')})$`);

/** What else Go takes for a number: it forgets underscores first, and knows the prefixes of Go. */
const GO_INTEGER = /^([-+]?)(0[xX][0-9a-fA-F]+|0[oO]?[0-7]+|0[bB][01]+|0|[1-9][0-9]*)$/;
const GO_FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const GO_SIGNED_BINARY = /^0b([-+][01]+)$/;
const [MOST_SIGNED, MOST_UNSIGNED] = [2n ** 63n, 2n ** 64n - 1n];

/** Whether YAML 1.1 reads a plain text as something else than this text. */
export function isTyped(text: string): boolean {
  return YAML_1_1.test(text);
}

/** Whether Go reads a plain text as a number that isn't one in YAML 1.1. */
export function isNumberInGo(text: string): boolean {
  if (!/^[-+0-9]/.test(text)) return false;
  const plain = text.replace(/_/g, '');
  return isInteger(plain) || isFloat(plain) || isSignedBinary(plain);
}

function isInteger(plain: string): boolean {
  const [, sign, digits] = GO_INTEGER.exec(plain) ?? [];
  if (digits === undefined) return false;
  const size = BigInt(/^0[0-7]/.test(digits) ? `0o${digits.slice(1)}` : digits);
  return size <= (sign === '-' ? MOST_SIGNED : sign === '+' ? MOST_SIGNED - 1n : MOST_UNSIGNED);
}

function isFloat(plain: string): boolean {
  return GO_FLOAT.test(plain) && Number.isFinite(Number(plain));
}

function isSignedBinary(plain: string): boolean {
  const [, digits] = GO_SIGNED_BINARY.exec(plain) ?? [];
  if (digits === undefined) return false;
  const size = BigInt(`0b${digits.slice(1)}`);
  return size <= (digits.startsWith('-') ? MOST_SIGNED : MOST_SIGNED - 1n);
}
