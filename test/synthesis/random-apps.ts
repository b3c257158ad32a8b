import { ApiObject, App, AppProps, Chart, ChartProps, JsonPatch, Lazy } from 'cdk8s';
import { Construct, DependencyGroup, IConstruct } from 'constructs';
import * as fc from 'fast-check';

/** The classes that a program may take from cdk8s or from here. */
export interface Classes {
  readonly app: new (props?: AppProps) => App;
  readonly chart: new (scope: Construct, id: string, props?: ChartProps) => Chart;
}

const KINDS = ['chart', 'chart', 'chart-of-user', 'chart-that-grows', 'construct', 'construct', 'object', 'object', 'object', 'object', 'typed', 'wrapped', 'lazy', 'patched', 'amended', 'validating'] as const;
export type NodeKind = typeof KINDS[number];

export interface NodePlan {
  readonly kind: NodeKind;
  readonly id: string;
  /** Which of the constructs before it, about. */
  readonly parent: number;
  readonly data: any;
  readonly labels?: { [key: string]: string };
  readonly namespace?: string;
  readonly name?: string;
}

export interface AppPlan {
  readonly nodes: NodePlan[];
  /** Who depends on whom, about. */
  readonly dependencies: [number, number][];
  /** Which construct is invalid, if any. */
  readonly invalid?: number;
}

const texts = fc.constantFrom('a', 'b', 'yes', '1', '010', '~', '', 'x: y', '# no', 'two\nlines\n', '1e3', '2024-01-01', 'null', '-', 'ä', '10', '9');
const keys = fc.constantFrom('a', 'b', '10', '9', 'yes', 'value', 'name', 'Z', 'x y', '~');
const scalars = fc.oneof(texts, fc.integer(), fc.double({ noNaN: true }), fc.boolean(), fc.constant(null), fc.constant(undefined));
const data = fc.letrec(tie => ({
  value: fc.oneof({ maxDepth: 3 }, scalars, fc.array(tie('value'), { maxLength: 3 }), fc.dictionary(keys, tie('value'), { maxKeys: 4, noNullPrototype: true })),
})).value;
const labels = fc.option(fc.dictionary(keys, texts, { maxKeys: 3, noNullPrototype: true }), { nil: undefined });

const nodes: fc.Arbitrary<NodePlan> = fc.record({
  kind: fc.constantFrom(...KINDS),
  id: fc.constantFrom('a', 'b', 'web', '10', '9', '2', 'Default', 'x.y', 'Mixed'),
  parent: fc.nat(1000),
  data,
  labels,
  namespace: fc.option(fc.constantFrom('shop', 'edge'), { nil: undefined }),
  name: fc.option(fc.constantFrom('web', 'db', 'Odd/Name', '10'), { nil: undefined }),
});

/** Apps of up to fourteen constructs; most of what they declare agrees with one order. */
export const appPlans: fc.Arbitrary<AppPlan> = fc.record({
  nodes: fc.array(nodes, { minLength: 2, maxLength: 14 }),
  dependencies: fc.array(fc.tuple(fc.nat(1000), fc.nat(1000)), { maxLength: 5 }),
  invalid: fc.option(fc.nat(1000), { nil: undefined, freq: 15 }),
});

/** An app and how often each of its constructs was validated. */
export interface Built {
  readonly app: App;
  readonly validated: Map<string, number>;
}

/** Builds the app of a plan. */
export function build(plan: AppPlan, classes: Classes, props: AppProps = {}): Built {
  const app = new classes.app(props);
  const built: IConstruct[] = [app];
  for (const node of plan.nodes) built.push(addNode(built, node, classes));
  const inCharts = built.filter(isInChart);
  const growsLate = plan.nodes.some(({ kind }) => kind === 'validating'); // when cdk8s has looked at dependencies for the first time
  if (!growsLate) {
    plan.dependencies.forEach(([source, target], i) => {
      const ends = source > 970 || inCharts.length === 0 ? built : inCharts;
      depend(ends[source % ends.length], ends[target % ends.length], i);
    });
  }
  const validated = new Map<string, number>();
  built.forEach((construct, i) => construct.node.addValidation({
    validate: () => {
      const { path } = construct.node;
      validated.set(path, (validated.get(path) ?? 0) + 1);
      return plan.invalid !== undefined && plan.invalid % built.length === i ? ['is invalid', 'twice'] : [];
    },
  }));
  return { app, validated };
}

/** Sometimes on a group; never on itself, which cdk8s takes and then loses what does. */
function depend(source: IConstruct, target: IConstruct, i: number): void {
  if (source === target) return;
  source.node.addDependency(i % 2 === 0 ? target : new DependencyGroup(target));
}

function addNode(built: IConstruct[], plan: NodePlan, classes: Classes): IConstruct {
  const isChart = plan.kind.startsWith('chart');
  const parents = isChart || plan.kind === 'construct' ? built : built.filter(isInChart);
  const scope = parents[plan.parent % parents.length] as Construct ?? new classes.chart(built[0] as Construct, `around-${built.length}`);
  const id = scope.node.tryFindChild(plan.id) ? `${plan.id}-${built.length}` : plan.id;
  if (plan.kind === 'construct') return new Construct(scope, id);
  return isChart ? addChart(scope, id, plan, classes) : addObject(scope, id, plan);
}

function isInChart(construct: IConstruct): boolean {
  return construct.node.scopes.some(scope => Chart.isChart(scope));
}

function addChart(scope: Construct, id: string, { kind, labels: own, namespace }: NodePlan, classes: Classes): Chart {
  const chart = new classes.chart(scope, id, { labels: own, namespace });
  if (kind === 'chart-of-user') {
    const toJson = chart.toJson.bind(chart);
    chart.toJson = () => [{ z: 1, kind: 'Own', metadata: { name: chart.node.id }, from: { user: chart.node.path } }, undefined, ...toJson()];
  }
  if (kind === 'chart-that-grows') {
    const toJson = chart.toJson.bind(chart);
    chart.toJson = () => {
      grow(chart);
      return toJson();
    };
  }
  return chart;
}

/** Adds an object, once, that the first one of the chart comes after. */
function grow(scope: Construct): void {
  if (scope.node.tryFindChild('late')) return;
  const late = new ApiObject(scope, 'late', { apiVersion: 'v1', kind: 'Late' });
  scope.node.children.find(child => child !== late && ApiObject.isApiObject(child))?.node.addDependency(late);
}

class Typed extends ApiObject {
  public toJson(): any {
    const { spec, ...rest } = super.toJson();
    return { ...rest, spec: { typed: spec, z: 1, a: [] } };
  }
}

function addObject(scope: Construct, id: string, plan: NodePlan): ApiObject {
  const body = plan.kind === 'lazy' ? Lazy.any({ produce: () => plan.data ?? 1 }) : plan.data;
  const { name, namespace, labels: own } = plan;
  const metadata = { ...name && { name }, ...namespace && { namespace }, ...own && { labels: own } };
  const props = { spec: body, data: { inner: body }, kind: 'Some', metadata, apiVersion: 'example.com/v1' };
  const object = plan.kind === 'typed' ? new Typed(scope, id, props) : new ApiObject(scope, id, props);
  change(object, plan);
  return object;
}

function change(object: ApiObject, { kind, data: value }: NodePlan): void {
  if (kind === 'patched') {
    object.addJsonPatch(JsonPatch.add('/spec', { patched: true, a: null }), JsonPatch.add('/metadata/labels', { b: '1', a: '2' }));
  }
  if (kind === 'wrapped') {
    const toJson = object.toJson.bind(object);
    object.toJson = () => ({ ...toJson(), added: { b: 1, a: 2 } });
  }
  if (kind === 'validating') {
    object.node.addValidation({
      validate: () => {
        grow(object);
        return [];
      },
    });
  }
  if (kind !== 'amended') return;
  object.metadata.addLabel('later', 'yes');
  object.metadata.addAnnotation('10', '');
  object.metadata.add('generateName', 'x-');
  object.metadata.add('custom', value);
  if (value === null) object.metadata.addFinalizers('example.com/keep');
}
