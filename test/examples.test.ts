import { execFileSync, spawnSync } from 'child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { documentsOf } from './golden';
import { invalidities } from './imports/crd-schemas';

const ROOT = join(__dirname, '..');
const BOUTIQUE = join(ROOT, '..', 'shared', 'inputs', 'online-boutique.yaml');
const TARGETS = ['istio-sidecar', 'istio-ambient', 'linkerd', 'network-policy'];
const PHASES = ['permissive', 'audit', 'strict'];
const CORE = ['v1', 'apps/v1'];

const work = mkdtempSync(join(tmpdir(), 'examples-'));
afterAll(() => rmSync(work, { recursive: true }));

function command(example: string, args: string[]): [string, string[]] {
  const tsNode = join(ROOT, 'node_modules', 'ts-node', 'dist', 'bin.js');
  return [process.execPath, [tsNode, '-P', join(ROOT, 'test', 'tsconfig.json'), '-T', join(ROOT, 'examples', example, 'main.ts'), ...args]];
}

function run(example: string, ...args: string[]): string {
  const [node, argv] = command(example, args);
  return execFileSync(node, argv, { cwd: work, encoding: 'utf-8', stdio: 'pipe' });
}

function documents(...path: string[]): any[] {
  return documentsOf(readFileSync(join(work, ...path), 'utf-8'));
}

const printed = Object.fromEntries(PHASES.map(phase => [phase, run('online-boutique', '--phase', phase, '--out', phase)]));

describe('online-boutique', () => {
  const grid = PHASES.flatMap(phase => TARGETS.map(target => [phase, target] as const));

  test.each(grid)('phase %s on %s: the API server admits every object', (phase, target) => {
    const objects = documents(phase, target, 'boutique.k8s.yaml');
    expect(objects.filter(({ kind }) => kind === 'Deployment').length).toEqual(12);
    expect(objects.flatMap(object => invalidities(object))).toEqual([]);
  });

  test.each(TARGETS)('tells the objects by kind, the findings and what to look at on %s', target => {
    const [, section] = printed.strict.split(`\n${target}: `);
    expect(section).toMatch(/^strict\/.*\n {2}objects: {2}.*12 Deployment.*\n {2}findings: (none|\d+, all in )[^]*\n {2}look at: {2}\S/);
    expect(readFileSync(join(work, 'strict', target, 'report.md'), 'utf-8')).toContain('## Findings');
  });

  test.each(TARGETS)('writes a release of the frontend for %s, whose first stage is part of the boutique, byte for byte', target => {
    const text = (...path: string[]) => readFileSync(join(work, 'strict', target, ...path), 'utf-8');
    const running = text('canary', 'frontend', 'stages', '00-running', 'frontend.k8s.yaml').split(/^---\n/m);
    expect(running.length).toBeGreaterThan(3);
    expect(text('boutique.k8s.yaml').split(/^---\n/m)).toEqual(expect.arrayContaining(running));
    expect(printed.strict).toContain(`release:  frontend ${target === 'network-policy' ? 'all at once' : 'by 5, 25 and 50 percent'}`);
    const stages = JSON.parse(text('canary', 'frontend', 'plan.json')).stages.map(({ exposure }: any) => exposure);
    expect([...new Set(stages)]).toEqual(target === 'network-policy' ? [0, 100] : [0, 5, 25, 50, 100]);
  });

  test.each(TARGETS)('writes an A/B test of the recommendations where %s tells requests apart', target => {
    const bundle = join(work, 'strict', target, 'canary', 'recommendationservice');
    expect(existsSync(bundle)).toBe(target !== 'network-policy');
    if (target === 'network-policy') return;
    const at = (stage: string) => documents('strict', target, 'canary', 'recommendationservice', 'stages', stage, 'recommendationservice.k8s.yaml');
    expect(JSON.stringify(at('20-test'))).toContain('x-recommendations');
    const unordered = (objects: any[]) => objects.map(({ metadata: { annotations, ...metadata }, ...object }) => {
      const { 'argocd.argoproj.io/sync-wave': wave, ...own } = annotations;
      expect(wave).toMatch(/^(-1|0|1)$/);
      return { ...object, metadata: { ...metadata, ...Object.keys(own).length > 0 && { annotations: own } } };
    });
    expect(documents('strict', target, 'boutique.k8s.yaml')).toEqual(expect.arrayContaining(unordered(at('00-running'))));
  });

  test.each(TARGETS)('every object of every stage for %s is one that the API server admits', target => {
    const bundles = readdirSync(join(work, 'strict', target, 'canary'));
    const objects = bundles.flatMap(service => readdirSync(join(work, 'strict', target, 'canary', service, 'stages'))
      .flatMap(stage => documents('strict', target, 'canary', service, 'stages', stage, `${service}.k8s.yaml`)));
    expect(objects.length).toBeGreaterThan(30);
    expect(objects.flatMap(object => invalidities(object))).toEqual([]);
  });

  test('narrows by target and phase, also behind the separator that npx hands on', () => {
    const narrowed = run('online-boutique', '--', '--target', 'linkerd', '--phase', 'audit', '--out', 'narrow');
    expect(narrowed.match(/^\S+: /gm)).toEqual(['linkerd: ']);
    expect(documents('narrow', 'linkerd', 'boutique.k8s.yaml')).toEqual(documents('audit', 'linkerd', 'boutique.k8s.yaml'));
  });

  test.each([
    [['--target', 'consul'], "target must be one of istio-sidecar, istio-ambient, linkerd, network-policy, got: 'consul'\n"],
    [['--phase', 'loose'], "phase must be one of disabled, permissive, audit, strict, got: 'loose'\n"],
  ])('refuses %s', (args, message) => {
    const [node, argv] = command('online-boutique', [...args, '--out', 'refused']);
    expect(spawnSync(node, argv, { cwd: work, encoding: 'utf-8' })).toMatchObject({ status: 2, stderr: message });
    expect(existsSync(join(work, 'refused'))).toEqual(false);
  });
});

describe('existing-manifests', () => {
  test('is a program of less than 30 lines', () => {
    expect(readFileSync(join(ROOT, 'examples', 'existing-manifests', 'main.ts'), 'utf-8').split('\n').length).toBeLessThan(30);
  });

  test('enrols its own manifests', () => {
    expect(run('existing-manifests')).toContain('## Findings\n\nnone');
    expect(documents('dist', 'existing-manifests', 'enrolled.k8s.yaml').filter(({ kind }) => kind === 'AuthorizationPolicy').length).toEqual(3);
  });

  const withManifests = existsSync(BOUTIQUE) ? test : test.skip;
  withManifests.each(TARGETS)('with the manifests of Online Boutique yields the policies of the first example on %s', target => {
    run('existing-manifests', BOUTIQUE, target);
    const declared = policies(documents('strict', target, 'boutique.k8s.yaml'));
    expect(declared.length).toBeGreaterThan(10);
    expect(policies(documents('dist', 'existing-manifests', 'enrolled.k8s.yaml'))).toEqual(declared);
  });
});

/** Everything but core objects; its own manifests label pods with `app`, the library with `app.kubernetes.io/name`. */
function policies(objects: any[]): string[] {
  return objects
    .filter(({ apiVersion }) => !CORE.includes(apiVersion))
    .map(object => JSON.stringify(object).replace(/"app":/g, '"app.kubernetes.io/name":'))
    .sort();
}

test('cdk8s-plus adds what its Deployments lack', () => {
  run('cdk8s-plus');
  const objects = documents('dist', 'cdk8s-plus', 'shop.k8s.yaml');
  expect(objects.filter(({ kind }) => kind === 'Service').map(({ metadata }) => metadata.name)).toEqual(['cart', 'web']);
  expect(objects.filter(({ kind }) => kind === 'Deployment').map(({ spec }) => spec.template.spec.serviceAccountName)).toEqual(['cart', 'web']);
  expect(objects.flatMap(object => invalidities(object))).toEqual([]);
});

(existsSync(BOUTIQUE) ? describe : describe.skip)('online-boutique is what its own manifests say', () => {
  const own = existsSync(BOUTIQUE) ? documentsOf(readFileSync(BOUTIQUE, 'utf-8')) : [];
  const here = documents('strict', 'istio-sidecar', 'boutique.k8s.yaml');
  const named = (all: any[], kind: string, name: string) => all.find(document => document.kind === kind && document.metadata.name === name);
  const container = (all: any[], name: string) => named(all, 'Deployment', name).spec.template.spec.containers[0];
  const names = own.filter(({ kind }) => kind === 'Deployment').map(({ metadata }) => metadata.name);

  test('twelve workloads, and no other', () => {
    expect(here.filter(({ kind }) => kind === 'Deployment').map(({ metadata }) => metadata.name).sort()).toEqual([...names].sort());
  });

  test.each(names)('%s: image, ports, probes, resources and environment', name => {
    const [mine, theirs] = [container(here, name), container(own, name)];
    const told = ({ image, ports = [], readinessProbe, livenessProbe, resources, env }: any) => ({
      image, readinessProbe, livenessProbe, resources, env: sortedByName(env ?? []), ports: ports.map((port: any) => port.containerPort),
    });
    expect(told(mine)).toEqual(told(theirs));
    const [service, theirService] = [named(here, 'Service', name), named(own, 'Service', name)];
    const portsOf = (document: any) => document?.spec.ports.map(({ port, targetPort }: any) => [port, targetPort]);
    expect(portsOf(service)).toEqual(portsOf(theirService));
  });
});

function sortedByName(list: any[]): any[] {
  return [...list].sort((a, b) => a.name < b.name ? -1 : 1);
}
