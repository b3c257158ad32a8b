import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, Chart, Duration, Include } from 'cdk8s';
import { chain, graph, hub, hubOfOwnRoutes, hubOfOwnValues, releases, TARGETS } from './layouts';
import { least, spentSince, timeOf } from './time';
import {
  HeaderMatch, IstioSidecarTarget, LinkerdTarget, Mesh, MeshedService, Port, RolloutPhase, Route, StrictMtlsNamespace,
} from '../../src';

/** Rules about objects are held to growth of their own: by what they read in `../rules/linear.test.ts`, by time in `rules.test.ts`. */
jest.mock('../../src/analysis/written-findings', () => ({ writtenFindings: () => [] }));

/** Rendering is measured too; not cdk8s's YAML writer, which is most of a synthesis. */
const rendered = (count: number) => (chart: Chart) => expect(chart.toJson().length).toBeGreaterThan(count);

describe.each(TARGETS)('%s', (_, targets) => {
  test.each([
    ['2,000 services with 10,000 calls', graph, 500, 2000],
    ['a hub with 5,000 sources', hub, 1250, 5000],
    ['a hub with 2,000 sources that have a route each', hubOfOwnRoutes, 500, 2000],
    ['a hub with 2,000 sources that have a value of a header each', hubOfOwnValues, 500, 2000],
    ['a chain of 2,000 services', chain, 500, 2000],
    ['1,000 released services with 5,000 calls', releases, 250, 1000],
  ] as const)('%s take no more than proportionally longer than a quarter of them', (_name, declare, few, many) => {
    const small = least(() => timeOf(targets(), few, declare, rendered(few)));
    const large = least(() => timeOf(targets(), many, declare, rendered(many)));
    expect(large / small).toBeLessThan(4 * 2.5); // a quadratic step would make it 16
  }, 300000);
});

describe('existing manifests', () => {
  const work = mkdtempSync(join(tmpdir(), 'performance-'));
  afterAll(() => rmSync(work, { recursive: true }));

  function manifestsOf(count: number): string {
    const file = join(work, `${count}.yaml`);
    const documents = Array.from({ length: count }, (_, i) => `s${i}`).flatMap(name => [
      {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name },
        spec: { selector: { matchLabels: { app: name } }, template: { metadata: { labels: { app: name } }, spec: { containers: [{ name, image: 'x:1' }] } } },
      },
      { apiVersion: 'v1', kind: 'Service', metadata: { name }, spec: { selector: { app: name }, ports: [{ port: 80, name: 'http' }] } },
    ]);
    writeFileSync(file, documents.map(document => JSON.stringify(document)).join('\n---\n'));
    return file;
  }

  function timeToEnrol(count: number): number {
    const chart = new Chart(new App(), 'app');
    const workload = new Include(chart, 'manifests', { url: manifestsOf(count) });
    const start = process.cpuUsage();
    const mesh = new Mesh(chart, 'mesh', { targets: [new IstioSidecarTarget()] });
    const namespace = new StrictMtlsNamespace(chart, 'shop', { mesh, phase: RolloutPhase.STRICT });
    for (let i = 0; i < count; i++) new MeshedService(chart, `s${i}`, { namespace, workload });
    expect(mesh.report().errors).toEqual([]);
    return spentSince(start);
  }

  test('2,000 enrolled services take no more than proportionally longer than a quarter of them', () => {
    expect(least(() => timeToEnrol(2000)) / least(() => timeToEnrol(500))).toBeLessThan(4 * 2.5);
  }, 300000);
});

test('routes that overlap in exponentially many ways are an error, found in time', () => {
  const chart = new Chart(new App(), 'app');
  const mesh = new Mesh(chart, 'mesh', { targets: [new LinkerdTarget()] });
  const namespace = new StrictMtlsNamespace(chart, 'shop', { mesh, phase: RolloutPhase.STRICT });
  const [center, ...sources] = Array.from({ length: 40 }, (_, i) => new MeshedService(chart, `s${i}`, { namespace, image: 'x:1', ports: [Port.http(80)] }));
  const route = (i: number) => Route.http({ headers: [HeaderMatch.present(`x-header-${i}`)] });
  sources.forEach((source, i) => source.calls(center, { routes: [route(i)], timeout: Duration.seconds(1) }));
  const start = process.cpuUsage();
  expect(mesh.report().errors.map(({ code }) => code)).toEqual(['CM0405']);
  expect(spentSince(start)).toBeLessThan(30000);
});
