/** Classes of characters in plain text: those that may be anywhere, and those that may be where the ones beside them allow it. */
const [ANYWHERE, BESIDE_OTHERS] = [1, 2];
const FIRST_LETTER_OF_EXPONENT = 'e';
/** Words such as `false` and numbers such as `e3` are shorter. */
const LONGEST_WORD = 5;

/** The class of each ASCII character in text that begins with a letter or a slash; none if there is no entry, or it is 0. */
export const PLAIN = Uint8Array.from({ length: 0x7f }, (_, code) => {
  if (code < 0x20) return 0;
  return ' :#'.includes(String.fromCharCode(code)) ? BESIDE_OTHERS : ANYWHERE;
});

/** Whether text begins in a way that nothing but its characters can make it something else than plain text. */
export function beginsPlain(text: string): boolean {
  if (text.length <= LONGEST_WORD) return false;
  const first = text.charCodeAt(0);
  return isLetter(first) ? !isExponent(text) : text[0] === '/';
}

/** Whether text is plain, by the greatest class of its characters: colons and spaces mean something beside each other. */
export function staysPlain(text: string, greatest: number): boolean {
  if (greatest < BESIDE_OTHERS) return true;
  return !text.includes(': ') && !text.includes(' #') && !text.endsWith(':') && !text.endsWith(' ');
}

function isLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
}

/** `e` and digits are a number in YAML 1.1. */
function isExponent(text: string): boolean {
  return text[0].toLowerCase() === FIRST_LETTER_OF_EXPONENT && !isLetter(text.charCodeAt(1));
}
