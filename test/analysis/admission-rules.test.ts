import { FILES } from '../../schemas';
import { checkRules } from '../../src/analysis/admission/cel/check';
import { parseUrl } from '../../src/analysis/admission/cel/functions/url';
import { programOf } from '../../src/analysis/admission/cel/programs';
import { Channel, groupSchemas } from '../../src/analysis/admission/library';
import { CelRule, Schema } from '../../src/analysis/admission/schema';

/** What rules refuse: `/a: message`. */
function refused(schema: Schema, value: unknown): string[] {
  return checkRules(schema, value, []).map(({ pointer, message }) => `${pointer}: ${message}`);
}

function withRule(rule: string | CelRule, schema: Schema = {}): Schema {
  return { ...schema, 'x-kubernetes-validations': [typeof rule === 'string' ? { rule, message: 'no' } : rule] };
}

/** Whether an expression holds for a value of a schema. */
function holds(expression: string, value: unknown, schema: Schema = { type: typeof value }): boolean {
  return refused(withRule(expression, schema), value).length === 0;
}

describe('values', () => {
  const object = (properties: { [name: string]: Schema }): Schema => ({ type: 'object', properties });
  test.each<[string, string, Schema, unknown]>([
    ['integers', 'self % 2 == 1 && type(self) == int', { type: 'integer' }, 3],
    ['numbers', 'type(self) == double', { type: 'number' }, 3],
    ['integers where text may be', 'type(self) == int', { 'x-kubernetes-int-or-string': true }, 3],
    ['text where integers may be', 'type(self) == string', { 'x-kubernetes-int-or-string': true }, '3'],
    ['fields', 'self.a == 1 && !has(self.b)', object({ a: { type: 'integer' }, b: {} }), { a: 1 }],
    ['fields that may be null', 'self.a == null', object({ a: { type: 'string', nullable: true } }), { a: null }],
    ['reserved words', 'self.__namespace__ == "a"', object({ namespace: { type: 'string' } }), { namespace: 'a' }],
    ['names that are no identifiers', 'self.a__dash__b == 1 && self.c__dot__d == 2 && self.e__underscores__f == 3',
      object({ 'a-b': { type: 'integer' }, 'c.d': { type: 'integer' }, 'e__f': { type: 'integer' } }), { 'a-b': 1, 'c.d': 2, 'e__f': 3 }],
    ['maps', 'self.all(key, self[key] > 0) && "a-b" in self', { type: 'object', additionalProperties: { type: 'integer' } }, { 'a-b': 1 }],
    ['lists', 'self.exists_one(each, each == 2) && size(self) == 2', { type: 'array', items: { type: 'integer' } }, [1, 2]],
    ['what has no schema', 'self.a[0].b == 1 && self.a[1] == 1.5', { 'x-kubernetes-preserve-unknown-fields': true }, { a: [{ b: 1 }, 1.5] }],
  ])('%s', (_, rule, schema, value) => expect(refused(withRule(rule, schema), value)).toEqual([]));

  test('fields that the schema does not name are not seen', () => {
    expect(holds('has(self.b)', { b: 1 }, { ...object({ a: {} }), 'x-kubernetes-preserve-unknown-fields': true })).toBe(false);
  });
});

describe('rules', () => {
  const inner = withRule({ rule: 'self > 1', message: 'too small' }, { type: 'integer' });
  test('are asked wherever they are', () => {
    const schema: Schema = { type: 'object', properties: { list: { type: 'array', items: inner }, map: { type: 'object', additionalProperties: inner }, one: inner } };
    expect(refused(schema, { list: [2, 1], map: { 'a/b': 0, 'c': 3 }, one: 1 })).toEqual(['/list/1: too small', '/map/a~1b: too small', '/one: too small']);
  });
  test('that cannot be evaluated refuse', () => {
    expect(refused(withRule('self.a > 1', { type: 'object', properties: { a: { type: 'integer' } } }), {}))
      .toEqual([expect.stringMatching(/^: no \(the rule cannot be evaluated: .+\)$/)]);
  });
  test('about the value before say nothing of what is created', () => expect(refused(withRule('self == oldSelf', { type: 'string' }), 'a')).toEqual([]));
  test('are not asked of null', () => expect(refused(withRule('false', { type: 'string', nullable: true }), null)).toEqual([]));
  test('are not asked above what is refused already', () => {
    const schema: Schema = withRule('false', { type: 'object', properties: { a: withRule('false', { type: 'string' }), b: withRule('false', { type: 'string' }) } });
    const refusal = { entry: {} as any, pointer: '/a', message: '' };
    expect(checkRules(schema, { a: '', b: '' }, [refusal]).map(({ pointer }) => pointer)).toEqual(['/b']);
  });
  test('tell by a message, an expression, or themselves', () => {
    expect(refused(withRule({ rule: 'false', messageExpression: '"got " + self', message: 'no' }, { type: 'string' }), 'a')).toEqual([': got a']);
    expect(refused(withRule({ rule: 'false', messageExpression: 'self.a', message: 'no' }, { type: 'string' }), 'a')).toEqual([': no']);
    expect(refused(withRule({ rule: 'false' }, { type: 'string' }), 'a')).toEqual([': The rule does not hold: false']);
  });
  test('name the field that they are about', () => {
    const schema: Schema = { type: 'object', properties: {} };
    expect(refused(withRule({ rule: 'false', message: 'no', fieldPath: ".a['b/c'].d" }, schema), {})).toEqual(['/a/b~1c/d: no']);
  });
});

describe('functions', () => {
  test.each<[string, string, string, boolean]>([
    ['isURL', 'isURL(self)', 'https://a.b/c?d', true],
    ['isURL', 'isURL(self)', 'a.b/c', false],
    ['url', 'url(self).getScheme() == "https" && url(self).getHost() == "a:1" && url(self).getHostname() == "a" && url(self).getPort() == "1"', 'https://a:1/b', true],
    ['url', 'url(self).getEscapedPath() == "/b%20c" && url(self).getQuery()["d"] == ["1", "2"]', 'https://a/b%20c?d=1&d=2', true],
    ['url', 'url(self).getScheme() == ""', 'a b', false],
    ['isIP', 'isIP(self)', '::1', true],
    ['isIP', 'isIP(self)', 'fe80::1%eth0', false],
    ['isIP', 'isIP(self)', '::ffff:1.2.3.4', false],
    ['isIP', 'isIP(self)', '1.2.3.04', false],
    ['ip', 'ip(self).family() == 4', '1.2.3.4', true],
    ['ip', 'ip(self).family() == 6', '::1', true],
    ['isCIDR', 'isCIDR(self)', '10.0.0.0/8', true],
    ['isCIDR', 'isCIDR(self)', '10.0.0.0/33', false],
    ['cidr', 'cidr(self).containsIP("10.1.2.3") && !cidr(self).containsIP(ip("11.0.0.0")) && cidr(self).prefixLength() == 8', '10.0.0.0/8', true],
    ['cidr', 'cidr(self).containsCIDR("10.1.0.0/16") && !cidr(self).containsCIDR("0.0.0.0/0") && cidr(self).ip().family() == 4', '10.0.0.0/8', true],
    ['format', 'format.dns1123Label().validate(self) == null', 'a-b', false],
    ['format', 'format.dns1123Label().validate(self) == null', 'a.b', false],
    ['format', '!format.dns1123Subdomain().validate(self).hasValue()', 'a.b', true],
    ['format', 'format.labelValue().validate(self).hasValue()', '-a', true],
    ['strings', 'self.substring(1, 2) == "b" && self.split("b") == ["a", "c"] && self.upperAscii() == "ABC" && self.indexOf("c") == 2', 'abc', true],
    ['matches', 'self.matches("^(?i)ABC$")', 'abc', true],
    ['find', 'self.find("[0-9]+") == "12" && self.findAll("[0-9]") == ["1", "2"] && self.findAll("[0-9]", 1) == ["1"]', 'a12', true],
    ['duration', 'duration(self) == duration("90s") && duration(self) > duration("1ms")', '1m30s', true],
    ['duration', 'duration(self) > duration("1ms")', '1 minute', false],
  ])('%s: %s of %s is %s', (_, expression, value, expected) => expect(holds(expression, value)).toBe(expected));

  test.each<[string, unknown[], boolean]>([
    ['self.isSorted()', [1, 2, 2], true],
    ['self.isSorted()', [2, 1], false],
    ['self.sum() == 3 && self.min() == 1 && self.max() == 2', [1, 2], true],
    ['self.indexOf(2) == 1 && self.lastIndexOf(2) == 2 && self.indexOf(3) == -1', [1, 2, 2], true],
    ['self.min() == 1', [], false],
    ['self.sum() == 0', [], true],
  ])('%s of %j is %s', (expression, value, expected) => expect(holds(expression, value, { type: 'array', items: { type: 'integer' } })).toBe(expected));

  test.each(['', 'a', '1http://a', ':a', 'http://a b', 'http://[::1', 'http://a:b', 'http://a/%zz', 'http://a#b', 'http://u s@h', '127.0.0.1:80'])(
    '%j is no URL', text => expect(parseUrl(text)).toBeUndefined());
  test.each<[string, object]>([
    ['HTTP://X', { scheme: 'http', host: 'X', path: '' }],
    ['oci://a/b', { scheme: 'oci', host: 'a', path: '/b' }],
    ['localhost:5000/i', { scheme: 'localhost', host: '', path: '' }],
    ['http://u:p@[::1]:80/x?q#f', { scheme: 'http', host: '[::1]:80', path: '/x', query: 'q' }],
    ['//h/x', { scheme: '', host: '', path: '//h/x' }],
  ])('%s is a URL', (text, expected) => expect(parseUrl(text)).toMatchObject(expected));
});

describe('rules of the schemas that are known', () => {
  const rules = [...new Set(FILES.flatMap(([group]) => (['standard', 'experimental'] as Channel[])
    .flatMap(channel => Object.values(groupSchemas(group, channel)!).flatMap(({ versions }) => Object.values(versions).flatMap(rulesOf)))))];

  function rulesOf(schema: Schema | null | undefined, seen: unknown = new Set()): string[] {
    const known = seen instanceof Set ? seen : new Set();
    if (!schema || known.has(schema)) return [];
    known.add(schema);
    const { properties = {}, items, additionalProperties } = schema;
    const below = [...Object.values(properties), items, typeof additionalProperties === 'object' ? additionalProperties : undefined];
    return [...(schema['x-kubernetes-validations'] ?? []).map(({ rule }) => rule), ...below.flatMap(each => rulesOf(each, known))];
  }

  test('are many', () => expect(rules.length).toBeGreaterThan(120));
  test('can be parsed', () => expect(rules.map(programOf)).toHaveLength(rules.length));
  test('use no function that is missing', () => {
    const macros = ['has', 'all', 'exists', 'exists_one', 'filter', 'map'];
    const names = [...new Set(rules.flatMap(rule => [...rule.matchAll(/(format\.)?\b([a-z]\w*)\(/gi)].map(([, format = '', name]) => format + name)))];
    const known = (name: string) => macros.includes(name) || [`${name}()`, `self.${name}()`].some(call => !/unbound function/.test(programOf(call)('a').error ?? ''));
    expect(names).toEqual(expect.arrayContaining(['isURL', 'format.dns1123Label', 'validate', 'substring', 'duration']));
    expect(names.filter(name => !known(name))).toEqual([]);
    expect(known('isUrl')).toBe(false);
  });
});
