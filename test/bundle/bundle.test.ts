import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join, relative } from 'path';
import { Duration, Yaml } from 'cdk8s';
import { shop, TARGETS } from './shop';
import { CanaryReleaseProps, Delivery, Feature, GitOpsTool, IMeshTarget, Port, ReleaseStrategy, RequestMatch, StableCapacity, Step } from '../../src';
import { documentsOf } from '../golden';

const work = mkdtempSync(join(tmpdir(), 'bundle-'));
afterAll(() => rmSync(work, { recursive: true }));

let count = 0;
const newFolder = () => join(work, String(count++));
/** Flux is told the path from the root of the repository. */
const newRelativeFolder = () => relative(process.cwd(), newFolder());
const read = (...path: string[]) => readFileSync(join(...path), 'utf-8');

function filesOf(folder: string): string[] {
  return readdirSync(folder).sort().map(name => join(folder, name)).flatMap(path => statSync(path).isDirectory() ? filesOf(path) : [path]);
}

function contents(folder: string): { [path: string]: string } {
  return Object.fromEntries(filesOf(folder).map(path => [relative(folder, path), read(path)]));
}

function written(own: Partial<CanaryReleaseProps> = {}, target?: IMeshTarget, folder = newFolder()): string {
  shop(own, target).release.writeBundle(folder);
  return folder;
}

/** Documents of the chart that holds the service and its release, as they are emitted. */
function emitted(own: Partial<CanaryReleaseProps>, target: IMeshTarget): string[] {
  const { app, released } = shop(own, target);
  expect(app.synthYaml()).toBeDefined();
  return Yaml.stringify(...released.toJson()).split(/^---\n/m);
}

describe.each(TARGETS)('%s', (name, target) => {
  const blueGreen = name === 'network-policy' ? { strategy: ReleaseStrategy.blueGreen() } : {};
  const ways: [string, GitOpsTool, Partial<CanaryReleaseProps>][] = [
    ['as declared', GitOpsTool.NONE, { ...blueGreen }],
    ['all at once', GitOpsTool.FLUX, { strategy: ReleaseStrategy.blueGreen() }],
    ['taking a Deployment over', GitOpsTool.KAPP, { ...blueGreen, adoption: true }],
  ];
  const byRequest = { preview: RequestMatch.header('x-preview', 'v2'), affinity: {} };
  if (name !== 'network-policy') ways.push(['with preview and affinity', GitOpsTool.ARGO_CD, byRequest]);

  test.each(ways)(
    '%s, with %s: every stage and every abort holds, byte for byte, what the chart emits for it', (_, gitOps, own) => {
      const all = { ...own, delivery: Delivery.staged({ gitOps }) };
      const folder = written(all, target(), newRelativeFolder());
      const { stages } = shop(all, target()).release.plan;
      for (const { name: stage, number, canAbort } of stages) {
        const digits = String(number).padStart(2, '0');
        const bundled = read(folder, 'stages', `${digits}-${stage}`, 'cart.k8s.yaml').split(/^---\n/m);
        expect([...bundled].sort()).toEqual(emitted({ ...all, stage }, target()).sort());
        expect(existsSync(join(folder, 'abort', `from-${digits}`))).toBe(canAbort);
        if (!canAbort) continue;
        const abort = read(folder, 'abort', `from-${digits}`, 'cart.k8s.yaml').split(/^---\n/m);
        expect([...abort].sort()).toEqual(emitted({ ...all, stage: `abort-${stage}` }, target()).sort());
      }
    });

  test('the last stage is, byte for byte, the first one of the next release', () => {
    const [v2, v3] = [{ version: 'v2', image: 'example.com/cart:2' }, { version: 'v3', image: 'example.com/cart:3' }];
    const [first, next] = [written({ ...blueGreen, canary: v2 }, target()), written({ ...blueGreen, stable: v2, canary: v3 }, target())];
    expect(read(first, 'stages/99-retire/cart.k8s.yaml')).toEqual(read(next, 'stages/00-baseline/cart.k8s.yaml'));
  });

  test('the same program writes the same bytes', () => expect(contents(written(blueGreen, target()))).toEqual(contents(written(blueGreen, target()))));
});

test('between two stages of the program one line of one file differs: the pointer', () => {
  const [before, after] = [contents(written({ stage: 'prepare' })), contents(written({ stage: 'shift-05' }))];
  const pointer = 'current/kustomization.yaml';
  expect(before[pointer]).toContain('resources:\n  - ../stages/10-prepare\n');
  expect(after[pointer]).toEqual(before[pointer].replace('10-prepare', '20-shift-05'));
  expect({ ...after, [pointer]: '' }).toEqual({ ...before, [pointer]: '' });
});

test('a file begins with what others refer to, and ends with routes', () => {
  const kinds = documentsOf(read(written(), 'stages/20-shift-05/cart.k8s.yaml')).map(({ kind }) => kind);
  expect(kinds.slice(0, 1)).toEqual(['ServiceAccount']);
  expect(kinds.slice(-5)).toEqual(['Deployment', 'Deployment', 'PodDisruptionBudget', 'PodDisruptionBudget', 'VirtualService']);
});

test('the pointer of a program that aborts points to the way back', () => {
  expect(read(written({ stage: 'abort-shift-25' }), 'current/kustomization.yaml')).toContain('  - ../abort/from-30\n');
});

test('all that a kustomization, the page or the pointer refers to is there', () => {
  const folder = written({ delivery: Delivery.staged({ gitOps: GitOpsTool.FLUX }) }, undefined, newRelativeFolder());
  const kustomizations = filesOf(folder).filter(path => path.endsWith('kustomization.yaml'));
  expect(kustomizations.length).toBe(7 + 4 + 1);
  for (const path of kustomizations) {
    const [{ apiVersion, kind, resources }] = documentsOf(read(path));
    expect([apiVersion, kind]).toEqual(['kustomize.config.k8s.io/v1beta1', 'Kustomization']);
    resources.forEach((resource: string) => expect(existsSync(join(dirname(path), resource))).toBe(true));
  }
  const pictures = [...read(folder, 'PLAN.md').matchAll(/\]\((.*?)\)/g)].map(([, path]) => path);
  expect(pictures).toEqual(['weight-v1.svg', 'weight-v2.svg']);
  pictures.forEach(path => expect(read(folder, path)).toMatch(/^<svg [^]*<\/svg>\n$/));
});

test('in economy mode there is no way back to be written', () => {
  const folder = written({ stableCapacity: StableCapacity.FOLLOW, unmeshedClients: false });
  expect(existsSync(join(folder, 'abort'))).toBe(false);
  expect(read(folder, 'PLAN.md')).toContain('All requests cannot go back at once: the pods of the stable version follow its share.');
});

test('the page says how long to wait after an abort, and before a way back that takes pods away', () => {
  const page = read(written({ drain: Duration.minutes(3) }), 'PLAN.md');
  expect(page).toContain('After an abort wait 3 min before the next commit: until then requests may be on their way to the canary.\n');
  expect(page).toContain('Wait 3 min at a stage before the one before it where that takes pods away from a version:\nat `10-prepare`, `20-shift-05`, `30-shift-25`, `40-shift-50`. ');
});

test('in the picture of the stable version, what is not taken over yet runs as it does', () => {
  const folder = written({ adoption: true });
  expect(read(folder, 'weight-v1.svg').match(/>as it runs</g)).toHaveLength(1);
  expect(read(folder, 'weight-v2.svg')).not.toContain('as it runs');
});

test('what a former plan wrote is replaced', () => {
  const folder = written({ strategy: ReleaseStrategy.progressive([Step.weight(10)]) });
  expect(existsSync(join(folder, 'stages/20-shift-10'))).toBe(true);
  written({}, undefined, folder);
  expect(contents(folder)).toEqual(contents(written()));
});

describe('Flux', () => {
  test.each(TARGETS.slice(0, 3))('follows the pointer, waits, and checks routes by their parents on %s', (_, target) => {
    const folder = newRelativeFolder();
    written({ delivery: Delivery.staged({ gitOps: GitOpsTool.FLUX }) }, target(), folder);
    const [{ spec }] = documentsOf(read(folder, 'flux/cart.yaml'));
    const routes = documentsOf(read(folder, 'stages/20-shift-05/cart.k8s.yaml')).filter(({ kind }) => kind.endsWith('Route')).map(({ kind }) => kind);
    expect(spec).toMatchObject({ wait: true, prune: true, timeout: '10m', path: `./${folder}/current` });
    expect((spec.healthCheckExprs ?? []).map(({ kind }: any) => kind).sort()).toEqual([...new Set(routes)].sort());
    (spec.healthCheckExprs ?? []).forEach(({ current }: any) => expect(current).toContain('status.parents.all('));
  });

  test('checks GRPCRoutes too', () => {
    const { release } = shop({ delivery: Delivery.staged({ gitOps: GitOpsTool.FLUX }) }, TARGETS[2][1](), { ports: [Port.grpc(80)] });
    const folder = newRelativeFolder();
    release.writeBundle(folder);
    expect(documentsOf(read(folder, 'flux/cart.yaml'))[0].spec.healthCheckExprs.map(({ kind }: any) => kind)).toContain('GRPCRoute');
  });

  test('is given no path of this machine: the folder must be relative', () => {
    const folder = newFolder();
    const message = `folder of the bundle of 'cart' must be relative to the root of the repository with GitOpsTool.FLUX, got: '${folder}'`;
    expect(() => written({ delivery: Delivery.staged({ gitOps: GitOpsTool.FLUX }) }, undefined, folder)).toThrow(message);
    expect(existsSync(folder)).toBe(false);
    expect(() => written({ delivery: Delivery.staged({ gitOps: GitOpsTool.ARGO_CD }) }, undefined, folder)).not.toThrow();
  });
});

describe('refuses, and writes nothing', () => {
  test.each<[string, (folder: string) => void, string]>([
    ['an empty path', () => shop().release.writeBundle(' '), "folder of the bundle of 'cart' must not be empty"],
    ['a release that a controller moves', folder => written({ delivery: Delivery.argoRollouts() }, undefined, folder),
      "plan of the release of 'cart' needs Delivery.staged(), got: argo-rollouts"],
    ['a mesh with error findings', folder => written({ preview: RequestMatch.header('a', 'b') }, TARGETS[3][1](), folder),
      "bundle of the release of 'cart' needs a mesh without error findings, got: CM0101"],
  ])('%s', (_, write, message) => {
    const folder = newFolder();
    expect(() => write(folder)).toThrow(message);
    expect(existsSync(folder)).toBe(false);
  });

  test.each<[string, (folder: string) => void, string]>([
    ['a folder with files of somebody else', folder => writeFileSync(join(folder, 'main.ts'), ''), "got 'main.ts' in"],
    ['a folder with stages, but no plan', folder => mkdirSync(join(folder, 'stages')), 'got no plan in'],
    ['the bundle of another service', folder => writeFileSync(join(folder, 'plan.json'), shop().release.plan.toJson().replace('"cart"', '"web"')), "got that of 'shop/web' in"],
  ])('%s', (_, fill, message) => {
    const folder = newFolder();
    mkdirSync(folder);
    fill(folder);
    const before = readdirSync(folder);
    expect(() => written({}, undefined, folder)).toThrow(`folder of the bundle of 'cart' must be empty, or hold a bundle of it, ${message}`);
    expect(readdirSync(folder)).toEqual(before);
  });

  test.each(['bundle', 'deeper/bundle'])('a folder below a file: %s', path => {
    const file = newFolder();
    writeFileSync(file, 'mine');
    const folder = join(file, path);
    expect(() => written({}, undefined, folder)).toThrow(`folder of the bundle of 'cart' must not be below a file, got: '${folder}', and '${file}' is a file`);
    expect(read(file)).toBe('mine');
  });

  test('a file in place of the folder', () => {
    const folder = newFolder();
    writeFileSync(folder, 'mine');
    expect(() => written({}, undefined, folder)).toThrow(`folder of the bundle of 'cart' must be a folder, got a file: '${folder}'`);
    expect(read(folder)).toBe('mine');
  });
});

test('a loss that is accepted does not hinder a bundle', () => {
  const folder = written({ preview: RequestMatch.header('a', 'b'), acceptLoss: Object.values(Feature) }, TARGETS[3][1]());
  expect(existsSync(join(folder, 'PLAN.md'))).toBe(true);
});
