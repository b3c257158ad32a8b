/** What may be wrong with names, labels and annotations, or just not usual. */
export const METADATA: any[] = [
  { name: 'Cart' }, { name: 'cart.v1' }, { name: 'cart_v1' }, { name: '1cart' }, { name: '-cart' }, { name: 'cart-' }, { name: 'a'.repeat(64) }, { name: 'a'.repeat(254) },
  { name: 'cart/v1' }, { name: '' }, { name: 1 }, { name: null }, { name: 'cart..v1' }, { name: 'cart%v1' }, { name: null, generateName: 'cart-' },
  { name: null, generateName: 'Cart-' }, { name: null, generateName: 'cart.' }, { name: null, generateName: '' },
  { labels: { 'app': 'cart', 'example.com/part': 'a.b_c' } }, { labels: { a: '' } }, { labels: { a: 'a b' } }, { labels: { a: 'a'.repeat(64) } }, { labels: { 'a b': 'a' } },
  { labels: { 'a/b/c': 'a' } }, { labels: { 'Example.com/a': 'a' } }, { labels: { '/a': 'a' } }, { labels: { a: 1 } }, { labels: { a: null } }, { labels: [] }, { labels: null },
  { labels: { [`${'a'.repeat(64)}`]: 'a' } },
  { annotations: { 'Example.com/a': 'any text: é' } }, { annotations: { 'a b': 'a' } }, { annotations: { a: true } }, { annotations: { '': 'a' } }, { annotations: { a: 'a'.repeat(300_000) } },
  { finalizers: ['example.com/a'] }, { finalizers: 'a' }, { finalizers: [1] }, { finalizers: [] },
  { ownerReferences: [{ apiVersion: 'v1', kind: 'Pod', name: 'a', uid: 'a' }] }, { ownerReferences: [{ apiVersion: 'v1', kind: 'Pod', name: 'a' }] }, { ownerReferences: [{ name: 1 }] },
  { extra: 'a' }, { label: { a: 'a' } }, { creationTimestamp: null }, { creationTimestamp: 'today' }, { generation: 'a' }, { uid: 1 },
];
