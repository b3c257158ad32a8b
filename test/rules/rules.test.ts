import { existsSync, readFileSync } from 'fs';
import { join } from 'path';
import { parseAllDocuments } from 'yaml';
import { nameOf } from '../../src/analysis/rules/kube-object';
import { RULES as KUBERNETES } from '../../src/analysis/rules/kubernetes';
import { ObjectSet } from '../../src/analysis/rules/object-set';
import { DEFAULT_PROFILE } from '../../src/analysis/rules/profile';
import { ANY_KIND, ObjectRule, Problem } from '../../src/analysis/rules/rule';
import { RULES as ARGO_ROLLOUTS } from '../../src/rollouts/argo-rollouts/rules';
import { RULES as FLAGGER } from '../../src/rollouts/flagger/rules';
import { RULES as GATEWAY_API } from '../../src/targets/gateway-api/rules';
import { RULES as ISTIO } from '../../src/targets/istio/rules';
import { RULES as LINKERD } from '../../src/targets/linkerd/rules';
import { RULES as NETWORK_POLICY } from '../../src/targets/network-policy/rules';

const ROOMS: { [room: string]: { digit: string; rules: ObjectRule[] } } = {
  'kubernetes': { digit: '1', rules: KUBERNETES },
  'istio': { digit: '2', rules: ISTIO },
  'linkerd': { digit: '3', rules: LINKERD },
  'gateway-api': { digit: '4', rules: GATEWAY_API },
  'network-policy': { digit: '5', rules: NETWORK_POLICY },
  'flagger': { digit: '6', rules: FLAGGER },
  'argo-rollouts': { digit: '7', rules: ARGO_ROLLOUTS },
};
/** Validations of Kiali that there are. */
const KIALI = [
  '0002', '0003', '0004', '0005', '0101', '0102', '0104', '0105', '0106', '0201', '0202', '0203', '0204', '0205', '0206', '0207', '0208', '0209', '0301',
  '0302', '0401', '0501', '0505', '0506', '0601', '0602', '0701', '1004', '1006', '1101', '1102', '1104', '1105', '1106', '1107', '1108', '1201', '1301',
].map(number => `KIA${number}`);
/** Sites whose pages tell of what rules are about. */
const SITES = [
  'argo-rollouts.readthedocs.io', 'docs.flagger.app', 'gateway-api.sigs.k8s.io', 'github.com', 'istio.io', 'kubernetes.io', 'linkerd.io',
  'rollouts-plugin-trafficrouter-gatewayapi.readthedocs.io', 'sre.google', 'www.envoyproxy.io',
];
const ALL = Object.entries(ROOMS).flatMap(([room, { rules }]) => rules.map(rule => ({ room, rule, code: rule.entry.code })));

function yaml(room: string, code: string, which: 'bad' | 'good'): string {
  return readFileSync(join(__dirname, room, `${code}.${which}.yaml`), 'utf-8');
}

function objectsOf(text: string): any[] {
  return parseAllDocuments(text).map(document => {
    expect(document.errors).toEqual([]);
    return document.toJS();
  });
}

/** What the first lines of a bad example say: `# VirtualService shop/cart /spec/http/1`. */
function announced(text: string): string[] {
  return text.split('\n').filter((_, i, lines) => lines.slice(0, i + 1).every(each => each.startsWith('# '))).map(line => line.slice(2));
}

function found(problems: Problem[]): string[] {
  return problems.map(({ object, pointer }) => `${nameOf(object)} ${pointer}`.trim());
}

/** A set that notes of which kinds it is asked. */
function watched(objects: any[], kinds: Set<string>): ObjectSet {
  return new Proxy(ObjectSet.of(objects), {
    get: (set, property: keyof ObjectSet) => (...args: any[]) => {
      if (property === 'pods') kinds.add('Pod');
      else if (property === 'labelsOfNamespace') kinds.add('Namespace');
      else kinds.add(property === 'all' ? ANY_KIND : args[0]);
      return (set[property] as any)(...args);
    },
  });
}

describe('codes', () => {
  test('are of their room, and given once', () => {
    const codes = ALL.map(({ code }) => code);
    expect(codes.length).toBeGreaterThan(0);
    expect(codes.filter((code, i) => codes.indexOf(code) !== i)).toEqual([]);
    expect(ALL.filter(({ room, code }) => !new RegExp(`^CM${ROOMS[room].digit}\\d{3}$`).test(code))).toEqual([]);
  });
  test('have names that are given once', () => {
    const names = ALL.map(({ rule }) => rule.entry.name);
    expect(names.filter((name, i) => names.indexOf(name) !== i || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name))).toEqual([]);
  });
});

describe.each(ALL)('$code $rule.entry.name', ({ room, rule, code }) => {
  test('says what is wrong, what comes of it and what to do', () => {
    for (const sentence of [rule.entry.summary, rule.entry.explanation, rule.entry.remedy]) expect(sentence).toMatch(/^[A-Z`].{15,}\.$/s);
  });
  test('names codes and pages elsewhere that there may be', () => {
    const { elsewhere = [], see } = rule.entry;
    expect(elsewhere.filter(each => !/^IST0[01]\d{2}$/.test(each) && !KIALI.includes(each))).toEqual([]);
    expect(elsewhere.filter((each, i) => elsewhere.indexOf(each) !== i)).toEqual([]);
    if (see !== undefined) expect([new URL(see).protocol, SITES.includes(new URL(see).hostname)]).toEqual(['https:', true]);
  });
  test('finds what is bad, where it is said to be, and nothing else', () => {
    const text = yaml(room, code, 'bad');
    const problems = rule.check(ObjectSet.of(objectsOf(text)), DEFAULT_PROFILE);
    expect(announced(text).length).toBeGreaterThan(0);
    expect(found(problems).sort()).toEqual(announced(text).sort());
    for (const { message } of problems) expect(message.length).toBeGreaterThan(20);
  });
  test('finds nothing in what is good', () => {
    const objects = objectsOf(yaml(room, code, 'good'));
    expect(objects.length).toBeGreaterThan(0);
    expect(rule.check(ObjectSet.of(objects), DEFAULT_PROFILE).map(({ message }) => message)).toEqual([]);
  });
  test('reads the kinds that it says, and no other', () => {
    const kinds = new Set<string>();
    for (const which of ['bad', 'good'] as const) rule.check(watched(objectsOf(yaml(room, code, which)), kinds), DEFAULT_PROFILE);
    expect([...kinds].sort()).toEqual([...rule.reads].sort());
  });
});

test('every example belongs to a rule', () => {
  const { readdirSync } = jest.requireActual<typeof import('fs')>('fs');
  const stray = Object.keys(ROOMS).filter(room => existsSync(join(__dirname, room))).flatMap(room => readdirSync(join(__dirname, room))
    .filter(file => !ALL.some(each => each.room === room && [`${each.code}.bad.yaml`, `${each.code}.good.yaml`].includes(file))).map(file => `${room}/${file}`));
  expect(stray).toEqual([]);
});
