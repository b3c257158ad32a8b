import { ApiObject, App, Chart } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import * as fc from 'fast-check';
import { AppPlan, appPlans, build, Classes, NodeKind } from './random-apps';
import { ConstructTree } from '../../src/synthesis/order/construct-tree';
import { Dependencies } from '../../src/synthesis/order/dependencies';
import { DependencyGraph } from '../../src/synthesis/order/dependency-graph';
import { SynthesisOrder } from '../../src/synthesis/order/synthesis-order';
import { RUNS } from '../properties/runs';

const CDK8S: Classes = { app: App, chart: Chart };

/** What a synthesis by cdk8s leaves: charts in their order, and the objects of each. */
function orderOfCdk8s(plan: AppPlan): string[][] {
  const { app } = build(plan, CDK8S);
  app.synthYaml();
  const objects = (chart: Chart) => chart.toJson().filter(document => document && !document.from);
  return app.charts.map(chart => [chart.node.path, ...objects(chart).map(({ kind, metadata }) => `${kind} ${metadata.name}`)]);
}

function orderOf(plan: AppPlan): string[][] {
  const order = new SynthesisOrder(new ConstructTree(build(plan, CDK8S).app));
  return order.charts.map(chart => [chart.node.path, ...order.objectsOf(chart).map(({ kind, name }) => `${kind} ${name}`)]);
}

/** All constructs are there from the beginning, and valid. */
function withoutGrowth({ nodes, dependencies }: AppPlan): AppPlan {
  const kindOf = (kind: NodeKind) => kind === 'chart-that-grows' ? 'chart' : kind === 'validating' ? 'object' : kind;
  return { nodes: nodes.map(node => ({ ...node, kind: kindOf(node.kind) })), dependencies };
}

function attempt<T>(act: () => T): T | string {
  try {
    return act();
  } catch (error) {
    return (error as Error).message.replace(/(cycle detected).*/s, '$1');
  }
}

test('charts and objects come in the order of cdk8s, or both refuse', () => {
  fc.assert(fc.property(appPlans.map(withoutGrowth), plan => {
    expect(attempt(() => orderOf(plan))).toEqual(attempt(() => orderOfCdk8s(plan)));
  }), RUNS);
});

/** Objects of one chart that depend on those some places behind them. */
function objectsWithSteps(count: number, steps: number[], chart = new Chart(new App(), 'chart')): ApiObject[] {
  const objects = Array.from({ length: count }, (_, i) => new ApiObject(chart, `o${i}`, { apiVersion: 'v1', kind: 'Some', metadata: { name: `${i}` } }));
  objects.forEach((object, i) => steps.filter(step => i + step < count).forEach(step => object.addDependency(objects[i + step])));
  return objects;
}

function orderOfApp(app: IConstruct): SynthesisOrder {
  return new SynthesisOrder(new ConstructTree(app));
}

test.each([[12000, [1]], [10000, [1, 7, 13]]])('%s objects that depend on those %s places behind are ordered', (count, steps) => {
  const [first] = objectsWithSteps(count, steps);
  const names = orderOfApp(first.node.root).objectsOf(first.chart).map(({ name }) => name);
  expect(names).toEqual(Array.from({ length: count }, (_, i) => `${count - 1 - i}`));
});

test('an object comes after 130000 others if it depends on what all of them are in', () => {
  const [first, ...others] = objectsWithSteps(130_000, []);
  first.addDependency(first.chart);
  const order = orderOfApp(first.node.root).objectsOf(first.chart);
  expect(order.length).toBe(others.length + 1);
  expect(order[others.length]).toBe(first);
});

test('constructs inside of each other are ordered, however deep', () => {
  const app = new App();
  const chart = new Chart(app, 'chart');
  let scope: Construct = chart;
  for (let i = 0; i < 3000; i++) scope = new Construct(scope, 'c');
  const inner = new ApiObject(scope, 'inner', { apiVersion: 'v1', kind: 'Some', metadata: { name: 'inner' } });
  const after = new ApiObject(chart, 'after', { apiVersion: 'v1', kind: 'Some', metadata: { name: 'after' } });
  (chart.node.children[0] as Construct).node.addDependency(after);
  expect(orderOfApp(app).objectsOf(chart)).toEqual([after, inner]);
});

test('charts that all depend on one of many objects cost as many arrows as there are charts and objects', () => {
  const app = new App();
  const charts = Array.from({ length: 3000 }, (_, i) => new Chart(app, `c${i}`));
  for (const chart of charts) objectsWithSteps(chart === charts[0] ? 3000 : 2, [], chart);
  charts.slice(1).forEach(chart => chart.addDependency(charts[0]));
  const tree = new ConstructTree(app);
  const graph = new DependencyGraph(tree, new Dependencies(tree));
  expect(graph.outbound.size).toBeLessThan(5 * 3000 * 3);
  expect([...graph.outbound.values()].reduce((sum, vertices) => sum + vertices.length, 0)).toBeLessThan(10 * 3000 * 3);
  const order = new SynthesisOrder(tree);
  expect(order.charts).toEqual(charts);
  expect(charts.map(chart => order.objectsOf(chart).length)).toEqual(charts.map((_, i) => i === 0 ? 3000 : 2));
});

test('charts that each are in the next are ordered, inner ones first', () => {
  const app = new App();
  const charts: Chart[] = [];
  for (let i = 0; i < 2000; i++) charts.unshift(new Chart(charts[0] ?? app, 'c'));
  expect(orderOfApp(app).charts).toEqual(charts);
});

describe('a circle is refused with the way around it', () => {
  test('that of objects', () => {
    const [a, b, c, ...others] = objectsWithSteps(6, []);
    a.addDependency(others[0], b, others[1]);
    b.addDependency(others[0], c, others[2]);
    c.addDependency(others[2], a, others[0]);
    expect(() => orderOfApp(a.node.root).charts).toThrow('Dependency cycle detected: chart/o0 => chart/o1 => chart/o2 => chart/o0');
  });
  test('that of a construct with itself, whose objects cdk8s would leave out', () => {
    const [a] = objectsWithSteps(1, []);
    a.addDependency(a);
    expect(() => orderOfApp(a.node.root).charts).toThrow('Dependency cycle detected: chart/o0 => chart/o0');
  });
  test('that of two objects below a construct that both depend on it', () => {
    const [a, b] = objectsWithSteps(2, []);
    a.addDependency(a.chart);
    b.addDependency(a.chart);
    expect(() => orderOfApp(a.node.root).charts).toThrow('Dependency cycle detected: chart/o0 => chart/o1 => chart/o0');
  });
  test('that of 12000 objects', () => {
    const objects = objectsWithSteps(12000, [1]);
    objects[11999].addDependency(objects[0]);
    expect(() => orderOfApp(objects[0].node.root).charts).toThrow(/^Dependency cycle detected: chart\/o0 => chart\/o1 => .* => chart\/o11999 => chart\/o0$/);
  });
});

test('what is not in the tree any more counts by its chart', () => {
  const declare = () => {
    const app = new App();
    const [last, first] = ['last', 'first'].map(id => new Chart(app, id));
    const gone = new ApiObject(first, 'gone', { apiVersion: 'v1', kind: 'Some' });
    new ApiObject(last, 'object', { apiVersion: 'v1', kind: 'Some' }).addDependency(gone);
    first.node.tryRemoveChild('gone');
    return app;
  };
  const app = declare();
  app.synthYaml();
  expect(orderOfApp(declare()).charts.map(({ node }) => node.path)).toEqual(app.charts.map(({ node }) => node.path));
  expect(orderOfApp(declare()).charts.map(({ node }) => node.path)).toEqual(['first', 'last']);
});
