import { changesBetween } from '../../src/rollouts/release-plan/object-diff';

const object = (name: string, spec: any, apiVersion = 'v1') => ({ apiVersion, kind: 'Service', metadata: { name, namespace: 'shop' }, spec });
const fieldsOf = (before: any, after: any) => changesBetween([object('web', before)], [object('web', after)]).flatMap(({ fields }) => fields);

test('an object is known by group, kind, namespace and name, whatever its version', () => {
  const moved = changesBetween([object('web', 1, 'example.com/v1')], [object('web', 1, 'example.com/v2')]);
  expect(moved).toEqual([expect.objectContaining({ change: 'changed', fields: [{ pointer: '/apiVersion', before: 'example.com/v1', after: 'example.com/v2' }] })]);
  expect(changesBetween([object('web', 1)], [object('web', 1, 'example.com/v1')]).map(({ change }) => change)).toEqual(['added', 'removed']);
});

test('objects that are equal are no change', () => expect(changesBetween([object('web', { a: [1] })], [object('web', { a: [1] })])).toEqual([]));

test('what is new and what is gone has no fields', () => {
  expect(changesBetween([object('old', {})], [object('new', {})])).toEqual([
    { change: 'added', apiVersion: 'v1', kind: 'Service', namespace: 'shop', name: 'new', fields: [] },
    { change: 'removed', apiVersion: 'v1', kind: 'Service', namespace: 'shop', name: 'old', fields: [] },
  ]);
});

test.each<[string, any, any, any[]]>([
  ['a value', { replicas: 1 }, { replicas: 3 }, [{ pointer: '/spec/replicas', before: 1, after: 3 }]],
  ['a value that becomes false', { on: true }, { on: false }, [{ pointer: '/spec/on', before: true, after: false }]],
  ['a new field', {}, { a: 1 }, [{ pointer: '/spec/a', before: undefined, after: 1 }]],
  ['a field that is gone', { a: 1 }, {}, [{ pointer: '/spec/a', before: 1, after: undefined }]],
  ['a map that becomes a list', { a: {} }, { a: [] }, [{ pointer: '/spec/a', before: {}, after: [] }]],
  ['names with / and ~', { 'a/b~c': 1 }, { 'a/b~c': 2 }, [{ pointer: '/spec/a~1b~0c', before: 1, after: 2 }]],
  ['an item', { a: [1, 2, 3] }, { a: [1, 9, 3] }, [{ pointer: '/spec/a/1', before: 2, after: 9 }]],
  ['an item at the front', { a: [1, 2] }, { a: [0, 1, 2] }, [{ pointer: '/spec/a/0', before: undefined, after: 0 }]],
  ['an item at the end that is gone', { a: [1, 2] }, { a: [1] }, [{ pointer: '/spec/a/1', before: 2, after: undefined }]],
  ['a repeated item', { a: [1, 1] }, { a: [1, 1, 1] }, [{ pointer: '/spec/a/2', before: undefined, after: 1 }]],
  ['an item that changes while another comes', { a: [{ w: 100 }] }, { a: [{ w: 95 }, { w: 5 }] },
    [{ pointer: '/spec/a/0/w', before: 100, after: 95 }, { pointer: '/spec/a/1', before: undefined, after: { w: 5 } }]],
])('tells %s by its JSON pointer', (_, before, after, fields) => expect(fieldsOf(before, after)).toEqual(fields));
