/** A series, and by how much it grew within any window that is asked for. */
export interface Series {
  readonly metric: string;
  readonly labels: { [name: string]: string };
  readonly increase: number;
}

interface Sample {
  readonly labels: { [name: string]: string };
  readonly value: number;
}

interface Node {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly type: { readonly isError: boolean };
  readonly firstChild: Node | null;
  readonly lastChild: Node | null;
  readonly nextSibling: Node | null;
  getChild(name: string): Node | null;
  getChildren(name: string): Node[];
}

interface Tree {
  readonly topNode: Node;
  iterate(visitor: { enter(node: Node): void }): void;
}

const { parser } = jest.requireActual<{ parser: { parse(query: string): Tree } }>('@prometheus-io/lezer-promql');

type Value = Sample[] | number;
type BinaryOperator = (a: number, b: number) => number | undefined;

const ARITHMETIC: { [name: string]: BinaryOperator } = {
  Add: (a, b) => a + b,
  Sub: (a, b) => a - b,
  Mul: (a, b) => a * b,
  Div: (a, b) => a / b,
  Gtr: (a, b) => a > b ? a : undefined,
  Gte: (a, b) => a >= b ? a : undefined,
};
const MATCHES: { [name: string]: (wanted: string) => (value: string) => boolean } = {
  EqlSingle: wanted => value => value === wanted,
  Neq: wanted => value => value !== wanted,
  EqlRegex: wanted => matching(wanted),
  NeqRegex: wanted => value => !matching(wanted)(value),
};
const MILLIS: { [unit: string]: number } = { ms: 1, s: 1000, m: 60_000 };

/** Places in a text that are no PromQL. */
export function mistakesIn(query: string): string[] {
  const mistakes: string[] = [];
  parser.parse(query).iterate({ enter: ({ type, from }) => void (type.isError && mistakes.push(`${from}: ${query.slice(from)}`)) });
  return mistakes;
}

/** What a query gives, over the part of PromQL that is asked of data planes. */
export function evaluate(query: string, series: Series[]): Sample[] {
  const value = new Evaluation(query, series).of(parser.parse(query).topNode.firstChild!);
  if (typeof value === 'number') throw new Error(`'${query}' is a number, and no vector`);
  return value;
}

class Evaluation {
  constructor(private readonly query: string, private readonly series: Series[]) {}

  public of(node: Node): Value {
    switch (node.name) {
      case 'ParenExpr': return this.of(node.firstChild!);
      case 'NumberDurationLiteral': return Number(this.text(node));
      case 'UnaryExpr': return -(this.of(node.lastChild!) as number);
      case 'BinaryExpr': return this.binary(node);
      case 'AggregateExpr': return this.sum(node);
      case 'FunctionCall': return this.call(node);
      default: throw new Error(`'${node.name}' is not known here: ${this.text(node)}`);
    }
  }

  private binary(node: Node): Value {
    const [left, right] = [this.of(node.firstChild!), this.of(node.lastChild!)];
    const operator = node.firstChild!.nextSibling!.name;
    const on = node.getChild('MatchingModifierClause');
    if (on && (operator !== 'Or' || this.text(on).replace(/\s/g, '') !== 'on()')) throw new Error(`${this.text(on)} is not known here`);
    if (operator === 'Or') return this.or(left as Sample[], right as Sample[], on !== null);
    const apply = ARITHMETIC[operator];
    if (typeof left === 'number' && typeof right === 'number') return apply(left, right)!;
    if (typeof left === 'number') return defined(right as Sample[], ({ value }) => apply(left, value));
    if (typeof right === 'number') return defined(left, ({ value }) => apply(value, right));
    return defined(left, ({ labels, value }) => {
      const other = right.find(sample => keyOf(sample.labels) === keyOf(labels));
      return other && apply(value, other.value);
    });
  }

  private or(left: Sample[], right: Sample[], ignoringLabels: boolean): Sample[] {
    const key = (sample: Sample) => ignoringLabels ? '' : keyOf(sample.labels);
    return [...left, ...right.filter(sample => !left.some(other => key(other) === key(sample)))];
  }

  private sum(node: Node): Sample[] {
    if (this.text(node.getChild('AggregateOp')!) !== 'sum') throw new Error(`${this.text(node)} is not known here`);
    const names = (node.getChild('AggregateModifier')?.getChild('GroupingLabels')?.getChildren('LabelName') ?? []).map(name => this.text(name));
    const groups = new Map<string, Sample>();
    for (const { labels, value } of this.of(node.getChild('FunctionCallBody')!.firstChild!) as Sample[]) {
      const kept = Object.fromEntries(names.filter(name => labels[name]).map(name => [name, labels[name]]));
      groups.set(keyOf(kept), { labels: kept, value: value + (groups.get(keyOf(kept))?.value ?? 0) });
    }
    return [...groups.values()];
  }

  private call(node: Node): Value {
    const body = node.getChild('FunctionCallBody')!;
    const [first, last] = [body.firstChild!, body.lastChild!];
    switch (this.text(node.getChild('FunctionIdentifier')!)) {
      case 'vector': return [{ labels: {}, value: this.of(first) as number }];
      case 'rate': return this.rate(first);
      case 'histogram_quantile': return histogramQuantile(this.of(first) as number, this.of(last) as Sample[]);
      default: throw new Error(`${this.text(node)} is not known here`);
    }
  }

  private rate(node: Node): Sample[] {
    const selector = node.getChild('VectorSelector')!;
    const [, amount, unit] = /^(\d+)(ms|s|m)$/.exec(this.text(node.lastChild!))!;
    const selected = this.text(selector.getChild('Identifier')!);
    const matchers = (selector.getChild('LabelMatchers')?.getChildren('UnquotedLabelMatcher') ?? []).map(matcher => this.matcher(matcher));
    return this.series
      .filter(({ metric, labels }) => metric === selected && matchers.every(holds => holds(labels)))
      .map(({ labels, increase }) => ({ labels, value: increase / (Number(amount) * MILLIS[unit] / 1000) }));
  }

  private matcher(node: Node): (labels: { [name: string]: string }) => boolean {
    const name = this.text(node.getChild('LabelName')!);
    const holds = MATCHES[node.getChild('MatchOp')!.firstChild!.name](JSON.parse(this.text(node.getChild('StringLiteral')!)));
    return labels => holds(labels[name] ?? '');
  }

  private text(node: Node): string {
    return this.query.slice(node.from, node.to);
  }
}

/** A regular expression matches the whole value. */
function matching(wanted: string): (value: string) => boolean {
  const pattern = new RegExp(`^(?:${wanted})$`);
  return value => pattern.test(value);
}

function defined(samples: Sample[], valueOf: (sample: Sample) => number | undefined): Sample[] {
  return samples.flatMap(sample => {
    const value = valueOf(sample);
    return value === undefined ? [] : [{ labels: sample.labels, value }];
  });
}

function keyOf(labels: { [name: string]: string }): string {
  return JSON.stringify(Object.entries(labels).sort());
}

/** By the rules of Prometheus: linear within a bucket, the last finite bound beyond it, NaN of nothing. */
function histogramQuantile(quantile: number, samples: Sample[]): Sample[] {
  const buckets = samples.map(({ labels, value }) => ({ le: labels.le === '+Inf' ? Infinity : Number(labels.le), value })).sort((a, b) => a.le - b.le);
  if (buckets.length === 0) return [];
  const total = buckets[buckets.length - 1].value;
  if (total === 0) return [{ labels: {}, value: NaN }];
  const rank = quantile * total;
  const at = buckets.findIndex(({ value }) => value >= rank);
  if (buckets[at].le === Infinity) return [{ labels: {}, value: buckets[at - 1].le }];
  const [lower, below] = at === 0 ? [0, 0] : [buckets[at - 1].le, buckets[at - 1].value];
  return [{ labels: {}, value: lower + (buckets[at].le - lower) * (rank - below) / (buckets[at].value - below) }];
}
