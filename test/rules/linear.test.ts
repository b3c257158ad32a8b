import { examples } from './examples';
import { OBJECT_RULES } from '../../src/analysis/object-rules';
import { KubeObject, kubeObject } from '../../src/analysis/rules/kube-object';
import { ObjectSet } from '../../src/analysis/rules/object-set';
import { DEFAULT_PROFILE } from '../../src/analysis/rules/profile';

const BAD = new Map(examples().filter(({ which }) => which === 'bad').map(({ code, documents }) => [code, documents]));
const FEW = 12;
/** Selectors of namespaces have to ask each of them. */
const ASKS_NAMESPACES = ['CM5016'];

/** Copies of documents in which some names are other ones each time. */
function copies(documents: any[], count: number, names: string[]): any[] {
  const words = names.filter(name => /^\w/.test(name)).sort((a, b) => b.length - a.length).map(name => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  if (words.length === 0) return Array.from({ length: count }, () => structuredClone(documents)).flat();
  const pattern = new RegExp(`(?<![\\w-])(${words.join('|')})(?![\\w-])`, 'g');
  return Array.from({ length: count }, (_, i) => documents.map(document => renamed(document, text => text.replace(pattern, `$1-${i}`)))).flat();
}

/** A document with other texts, except for its kind. */
function renamed(value: any, rename: (text: string) => string): any {
  if (typeof value === 'string') return rename(value);
  if (Array.isArray(value)) return value.map(item => renamed(item, rename));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, ['apiVersion', 'kind'].includes(key) ? each : renamed(each, rename)]));
}

/** How often a rule reads anything in objects of these documents. */
function readsOf(code: string, documents: any[]): number {
  let reads = 0;
  const watched = new WeakMap<object, any>();
  const watch = (value: any): any => {
    if (typeof value !== 'object' || value === null) return value;
    if (!watched.has(value)) {
      watched.set(value, new Proxy(value, {
        get: (target, key) => {
          reads += 1;
          return watch(target[key]);
        },
      }));
    }
    return watched.get(value);
  };
  const objects = documents.flatMap((body, index): KubeObject[] => watch(kubeObject(body, index) ?? []));
  OBJECT_RULES.find(({ entry }) => entry.code === code)!.check(ObjectSet.from(objects), DEFAULT_PROFILE);
  return reads;
}

const namespacesOf = (documents: any[]) => documents.flatMap(each => each.kind === 'Namespace' ? each.metadata.name : each.metadata?.namespace ?? []);
const namesOf = (documents: any[]) => documents.flatMap(each => each.kind === 'Namespace' ? [] : each.metadata?.name ?? []);

/** Values of labels, so that selectors of a copy select what is in the copy. */
function labelsIn(value: any, within = false): string[] {
  if (typeof value !== 'object' || value === null) return within && typeof value === 'string' ? [value] : [];
  return Object.entries(value).flatMap(([key, each]) => labelsIn(each, within || ['labels', 'matchLabels', 'selector', 'sourceLabels', 'values'].includes(key)));
}

function growth(code: string, names: (documents: any[]) => string[]): number {
  const documents = BAD.get(code)!;
  const [few, many] = [FEW, 2 * FEW].map(count => readsOf(code, copies(documents, count, [...new Set(names(documents))])));
  return many / (few + 50);
}

describe.each([['namespaces', namespacesOf], ['names', namesOf]])('twice as many objects of other %s are twice the work', (_, wordsOf) => {
  test.each(OBJECT_RULES.map(({ entry }) => entry).filter(({ code }) => !ASKS_NAMESPACES.includes(code)))('$code $name', ({ code }) => {
    expect(growth(code, documents => [...wordsOf(documents), ...labelsIn(documents)])).toBeLessThanOrEqual(2.2);
  });
});

test.each(['CM2162', 'CM2163'])('%s compares many Services of the same pods once', code => {
  const documents = BAD.get(code)!.filter(({ kind }) => kind !== 'Namespace');
  const namespaces = BAD.get(code)!.filter(({ kind }) => kind === 'Namespace');
  const [few, many] = [FEW, 2 * FEW].map(count => Array.from({ length: count }, (_, i) => documents.map(each => (
    { ...structuredClone(each), metadata: { ...each.metadata, name: `${each.metadata.name}-${i}` } }))).flat()).map(all => readsOf(code, [...namespaces, ...all]));
  expect(many / few).toBeLessThanOrEqual(2.2);
});
