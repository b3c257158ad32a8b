import { ApiObject, App, Chart, Testing } from 'cdk8s';
import { inFolder } from './output';
import { IstioSidecarTarget, Mesh, MeshApp, MeshChart, MeshedService, NetworkPolicyTarget, Port, RolloutPhase, StrictMtlsNamespace } from '../../src';
import { OncePerSynthesis } from '../../src/private/once-per-synthesis';

const APPS: [string, typeof App, typeof Chart][] = [['MeshApp', MeshApp, Chart], ['MeshApp of MeshCharts', MeshApp, MeshChart], ['App of MeshCharts', App, MeshChart]];

/** An app of three charts with an object each, and how often a validation was asked. */
function counted(app: App, chart: typeof Chart): { app: App; charts: Chart[]; count: () => number; errors: string[] } {
  let count = 0;
  const errors: string[] = [];
  const charts = ['a', 'b', 'c'].map(id => new chart(app, id));
  for (const each of charts) new ApiObject(each, 'object', { apiVersion: 'v1', kind: 'Some' });
  charts[1].node.addValidation({
    validate: () => {
      count += 1;
      return errors;
    },
  });
  return { app, charts, count: () => count, errors };
}

describe.each(APPS)('%s', (_, app, chart) => {
  test('asks a validation once a synthesis', () => inFolder(outdir => {
    const built = counted(new app({ outdir }), chart);
    built.app.synth();
    expect(built.count()).toBe(1);
    built.app.synthYaml();
    expect(built.count()).toBe(2);
    built.app.synth();
    expect(built.count()).toBe(3);
  }));

  test('validates what became invalid since the last synthesis', () => inFolder(outdir => {
    const { app: synthesized, errors } = counted(new app({ outdir }), chart);
    synthesized.synth();
    errors.push('no');
    expect(() => synthesized.synth()).toThrow('Validation failed with the following errors:\n  [b] no');
    expect(() => synthesized.synthYaml()).toThrow('[b] no');
  }));

  test('what is asked once a synthesis is answered once', () => inFolder(outdir => {
    const { app: synthesized, charts } = counted(new app({ outdir }), chart);
    let count = 0;
    const once = new OncePerSynthesis(synthesized, () => count += 1);
    for (const { node } of charts) node.addValidation({ validate: () => once.get() > 9 ? ['too often'] : [] });
    synthesized.synth();
    synthesized.synthYaml();
    expect(count).toBe(2);
  }));

  test('synthesizes a mesh as an App does', () => {
    const declare = (type: typeof App, chartType: typeof Chart) => {
      const declared = new type();
      const [shop, edge] = ['shop', 'edge'].map(id => new chartType(declared, id));
      const mesh = new Mesh(shop, 'mesh', { targets: [new IstioSidecarTarget(), new NetworkPolicyTarget()] });
      const namespace = new StrictMtlsNamespace(shop, 'namespace', { mesh, name: 'shop', phase: RolloutPhase.STRICT });
      const [cart, web] = [shop, edge].map((scope, i) => new MeshedService(scope, ['cart', 'web'][i], { namespace, image: 'example.com/a:1', ports: [Port.http(80)] }));
      web.calls(cart);
      return declared.synthYaml();
    };
    expect(declare(app, chart)).toEqual(declare(App, Chart));
  });
});

test.each([['App', App], ['MeshApp', MeshApp]])('a MeshChart of %s validates the app when it is asked alone', (_, app) => {
  const { charts: [chart], errors, count } = counted(new app(), MeshChart);
  expect(Testing.synth(chart)).toEqual(chart.toJson());
  expect(count()).toBe(2);
  errors.push('no');
  expect(() => chart.toJson()).toThrow('[b] no');
  expect(() => Testing.synth(chart)).toThrow('[b] no');
});

test('a MeshChart validates alone what another part of an App renders before it is validated', () => {
  const { app, charts, errors } = counted(new App(), MeshChart);
  let rendering = false;
  const rendered: string[] = [];
  errors.push('no');
  charts[0].node.addValidation({
    validate: () => {
      if (rendering) return [];
      rendering = true;
      try {
        charts[2].toJson();
      } catch (error) {
        rendered.push((error as Error).message);
      }
      return [];
    },
  });
  expect(() => app.synthYaml()).toThrow('[b] no');
  expect(rendered).toEqual(['Validation failed with the following errors:\n  [b] no']);
});

test('charts of an App are those of cdk8s outside of a synthesis', () => {
  const charts = (chart: typeof Chart) => {
    const app = new App();
    const outer = new chart(app, 'outer');
    new chart(outer, 'inner');
    const before = app.charts.map(({ node }) => node.path);
    app.synthYaml();
    return [before, app.charts.map(({ node }) => node.path)];
  };
  expect(charts(MeshChart)).toEqual(charts(Chart));
});

test('charts of a MeshApp are in the order of synthesis', () => {
  const app = new MeshApp();
  const outer = new Chart(app, 'outer');
  const inner = new Chart(outer, 'inner');
  expect(app.charts).toEqual([inner, outer]);
  expect(outer.node.dependencies).toEqual([]);
});
