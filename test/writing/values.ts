import * as fc from 'fast-check';

/** What some reader takes for something else than text, or for the end of it. */
export const WORDS = [
  'y', 'Y', 'n', 'N', 'yes', 'Yes', 'YES', 'no', 'No', 'NO', 'on', 'On', 'ON', 'off', 'Off', 'OFF', 'true', 'True', 'TRUE', 'false', 'False', 'FALSE',
  'null', 'Null', 'NULL', '~', '<<', '=', '.inf', '-.inf', '+.inf', '.Inf', '.INF', '.nan', '.NaN', '.NAN', 'Infinity', 'NaN', 'inf', 'nan',
  '0o7', '0O17', '-0o7', '0o777', '0o8', '0X1F', '0x1f', '-0x1F', '0xg', '0x', '0x_1', '0b11', '-0b1', '0B1', '0b', '0b+1', '0b-1', '-0b+1', '0b2',
  '1_000', '1__0', '_1', '-_1', '+_9', '0_7', '07', '08', '0777', '00', '1e3', 'e3', 'E12', 'e', 'E', '1e', '1e+', '4e3_', '5e_17', '1.', '.5', '-.5',
  '+1', '-1', '+.5e3', '.0E4_0', '1.5e-3', '123', '1.0', '1.10', '0', '-0', '0.0', '1e400', '9223372036854775807', '9223372036854775808', '-9223372036854775809',
  '18446744073709551615', '18446744073709551616', '0XFFFFFFFFFFFFFFFF', '0XFFFFFFFFFFFFFFFFFF', '0o1777777777777777777777', '0o7777777777777777777777',
  '12:30', '12:30:45', '1:2:3.5', '1:60', '60:1', '-1:30', '190:20:30.15', '2001-01-01', '2001-1-1', '2001-12-14t21:59:43.10-05:00',
  '2001-12-14 21:59:43.10 -5', '2001-12-14T21:59:43Z', '---', '...', '--- a', '%TAG', '%', '-', '- a', '-a', '?', '? a', '?a', ':', ': a', ':a', 'a:',
  'a: b', 'a :b', 'a:b', '#', 'a #b', 'a#b', '&a', '*a', '!a', '!!str', '|', '>', '@a', '`a', '\'a', 'a\'b', '"a', 'a"b', 'a"b\'c', '{a}', '[a]', '{', '[', ']',
  '}', ',', 'a,b', '', ' ', '\t', '\n', ' a', 'a ', '\ta', 'a\t', 'a\tb', 'a\nb', 'a\n', '\na', '\\', '\\n', '\0', '\x07', '\x1b', '\r', '\r\n', '\x7f', '\x80', '\x85',
  '\x9f', '\xa0', '\xa0{', '\u2028', '\u2029', '\ufeff', '\ufffd', '\ufffe', '\uffff',
  '\u{1f600}', '\u{10ffff}', '\ud800', '\udfff', 'é', '日本', '1,000', '1 000',
  '10.0.0.0/8', '25%', '100m', '128Mi', '8080', '1.5Gi', '5m0s', 'http://a.b/c', 'example.com/a:1.0', 'app.kubernetes.io/name', '__proto__', 'constructor',
];
const CHARACTERS = [
  ...'abZ0179-+.__::  \t\n\n##%"\'\\/?*&!|>-<={}[],@`~eExobT\r\0\x01\x1b\x7f\x80\x85\x9f\xa0\xad',
  ...'\u2028\u2029\u200b\ue000\ufeff\ufffd\ufffe\uffff\u{1f600}é日', '\ud800', '\udfff',
];
const [words, characters, digits] = [WORDS, CHARACTERS, [...'0123456789_.:+-eExXoObB']].map(each => fc.constantFrom(...each));

/** Lines of text that is in quotation marks, with spaces and line breaks where they would be lost. */
const lines = fc.constantFrom('', '', ' ', '  ', ' a', 'a ', '\ta', '\x01', '\x01 ', 'x'.repeat(40));

function joined(parts: fc.Arbitrary<string>, minLength: number, maxLength: number, separator = ''): fc.Arbitrary<string> {
  return fc.array(parts, { minLength, maxLength, size: 'max' }).map(all => all.join(separator));
}

/** Any text, most of it such that some reader would take it for something else. */
export const texts: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: words },
  { weight: 3, arbitrary: joined(words, 2, 3) },
  { weight: 3, arbitrary: joined(digits, 1, 7) },
  { weight: 5, arbitrary: joined(characters, 0, 8) },
  { weight: 2, arbitrary: joined(words, 1, 5, '\n') },
  { weight: 2, arbitrary: joined(lines, 2, 5, '\n') },
  { weight: 1, arbitrary: joined(characters, 30, 70) },
  { weight: 1, arbitrary: fc.nat(0xffff).map(code => `${String.fromCharCode(code)}a`) },
);

const indices = fc.constantFrom('0', '1', '9', '10', '01', '-1', '4294967294', '4294967295', '1e3');
const longKeys = fc.constantFrom(...[1020, 1022, 1023, 1024, 1025, 2000].map(length => 'k'.repeat(length)));

/** Keys: texts, indices of lists, and some that take a line of their own. */
export const keys: fc.Arbitrary<string> = fc.oneof(
  { weight: 8, arbitrary: texts }, { weight: 3, arbitrary: indices }, { weight: 1, arbitrary: longKeys },
);

/** Numbers that are written in some special way, and any others. */
export const numbers: fc.Arbitrary<number> = fc.oneof(
  fc.constantFrom(0, -0, 1e21, -1e21, 1e-7, 1e300, 5e-324, NaN, Infinity, -Infinity, 2 ** 53, 2 ** 63, 2 ** 64, 0.1, 123456789012345680000, 1.5e-10),
  fc.integer(), fc.double(),
);

/** Any data, nested, with what is left out of objects. */
export const { values } = fc.letrec<{ values: unknown; objects: object }>(tie => ({
  values: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 4, arbitrary: texts }, { weight: 2, arbitrary: numbers }, fc.constantFrom(true, false, null, undefined),
    { weight: 2, arbitrary: fc.array(tie('values'), { maxLength: 4 }) }, { weight: 4, arbitrary: tie('objects') },
  ),
  objects: fc.array(fc.tuple(keys, tie('values')), { maxLength: 5 }).map(entries => Object.fromEntries(entries)),
}));
