import { mkdtempSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { PEERS, titleOf } from '../../bench/peers';
import { asDocuments } from '../../bench/peers/documents';
import { differenceOf } from '../../bench/peers/equality';
import { workload } from '../../bench/workload';

const OBJECTS = workload(2);
const peers = Object.entries(PEERS);

let folder: string;

beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'peers-')); });
afterEach(() => rmSync(folder, { recursive: true }));

describe('objects are compared as a set', () => {
  test('order does not count, neither of objects nor of fields', () => {
    const turned = OBJECTS.map(object => Object.fromEntries(Object.entries(object).reverse())).reverse();
    expect(differenceOf(turned, OBJECTS)).toBeUndefined();
  });
  test('what is missing, too much, twice or otherwise is told', () => {
    const [first, ...others] = OBJECTS;
    expect(differenceOf(others, OBJECTS)).toBe('Namespace  team-0 is missing, and 0 more');
    expect(differenceOf([...OBJECTS, first], OBJECTS)).toBe('Namespace  team-0 is too much');
    expect(differenceOf([...OBJECTS, {}], OBJECTS)).toContain('is too much');
    expect(differenceOf([{ ...first, spec: { port: '80' } }, ...others], OBJECTS)).toContain('Namespace  team-0 is otherwise');
  });
});

test.each(peers)('%s is named with its version', (_, peer) => expect(titleOf(peer)).toMatch(/^[a-zA-Z-]+ \d+\.\d+\.\d+: `/));

test.each(peers)('what %s prints is read as objects', (name, { read }) => {
  const printed = name === 'jsonnet' ? `---\n${OBJECTS.map(object => JSON.stringify(object, undefined, 3)).join('\n---\n')}\n...\n` : `---\n${asDocuments(OBJECTS)}`;
  expect(differenceOf(read(printed), OBJECTS)).toBeUndefined();
});

test('an overlay of kustomize has patches of what the base does not have', () => {
  PEERS.kustomize.write(2, folder);
  const patches = PEERS.kustomize.read(readFileSync(join(folder, 'overlays', 'service-1', 'patches.yaml'), 'utf-8')) as any[];
  expect(patches.map(({ kind }) => kind)).toEqual(['Deployment', 'VirtualService', 'DestinationRule', 'AuthorizationPolicy', 'Sidecar', 'NetworkPolicy']);
  expect(patches[2].spec).toEqual({ host: 'service-1.team-0.svc.cluster.local' });
});

test('processes of other measures load no peer', () => {
  jest.isolateModules(() => {
    jest.doMock('../../bench/peers', () => { throw new Error('loaded'); });
    const { MEASURES } = jest.requireActual<typeof import('../../bench/measures')>('../../bench/measures');
    expect(() => MEASURES.helm.title).toThrow('loaded');
  });
});
