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

/** What else Go takes for a number: it forgets underscores, and has more prefixes. YAML 1.2 has some of them, too, of any size. */
const GO_NUMBER = new RegExp(`^(?:${[
  '[-+]?(?:0[xX][0-9a-fA-F]+|0[oO][0-7]+|0[bB][01]+|[0-9]+)',
  '[-+]?(?:\\.[0-9]+|[0-9]+(?:\\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?',
  '0b[-+][01]+',
].join('|')})$`);

/** Whether YAML 1.1 reads a plain text as something else than this text. */
export function isTyped(text: string): boolean {
  return YAML_1_1.test(text);
}

/** Whether Go reads a plain text as a number that isn't one in YAML 1.1. */
export function isNumberInGo(text: string): boolean {
  return /^[-+.0-9]/.test(text) && GO_NUMBER.test(text.replace(/_/g, ''));
}
