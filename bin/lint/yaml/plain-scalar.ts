const WORDS = new Map<string, boolean | null>([
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'].map((word): [string, boolean] => [word, true]),
  ...['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'].map((word): [string, boolean] => [word, false]),
  ...['', '~', 'null', 'Null', 'NULL'].map((word): [string, null] => [word, null]),
]);
const LONGEST_WORD = 5;
const FLOAT = /^[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?$/;
const WHOLE = /^([-+]?)0(?:[oO]?([0-7]+)|[xX]([\da-fA-F]+)|[bB]([01]+))$/;

/** What text without quotes stands for, as kubectl reads it: `yes` is true, and `0644` is 420. */
export function plainScalar(text: string): unknown {
  if (text.length <= LONGEST_WORD) {
    const word = WORDS.get(text);
    if (word !== undefined) return word;
  }
  const first = text.charCodeAt(0);
  return (first >= 48 && first <= 57) || first === 43 || first === 45 || first === 46 ? numberOr(text) : text; // 0-9 + - .
}

function numberOr(text: string): unknown {
  const digits = text.replace(/_/g, '');
  const whole = WHOLE.exec(digits);
  if (whole) return (whole[1] === '-' ? -1 : 1) * (whole[2] ? parseInt(whole[2], 8) : whole[3] ? parseInt(whole[3], 16) : parseInt(whole[4], 2));
  if (FLOAT.test(digits)) return Number(digits);
  const special = /^([-+]?)\.(?:inf|Inf|INF|(nan|NaN|NAN))$/.exec(text);
  return special ? (special[2] ? NaN : special[1] === '-' ? -Infinity : Infinity) : text;
}
