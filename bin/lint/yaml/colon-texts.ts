/** Where the reader of YAML 1.2 takes a text that ends with a colon for a key: `[fe80::]`. */
const SUSPECT = /:[ \t]*(?:\r?\n[ \t]*)?[,\]]/;

/** A value with items of lists in brackets as kubectl reads them: an address that ends with colons is a text. */
export function withColonTexts(text: string, value: unknown): unknown {
  return SUSPECT.test(text) ? healed(value) : value;
}

function healed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(item => addressOf(item) ?? healed(item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, healed(each)]));
}

/** What is left of an address that was taken for a key without value. */
function addressOf(item: unknown): string | undefined {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return undefined;
  const [[key, value] = [], ...more] = Object.entries(item);
  return more.length === 0 && key !== undefined && value === null && /^[0-9a-fA-F:]*:$/.test(key) ? `${key}:` : undefined;
}
