import { ApiObject, Chart } from 'cdk8s';
import { plainDataOf, resolvesAsUsual } from './plain-data';
import { isPlainDataRight } from './plain-data-probe';
import { Synthesis } from './synthesis';
import { YamlWriter } from '../writing/yaml-writer';

/** Ways to render a chart that give its objects, and nothing else. */
const usual = new Set<unknown>([Chart.prototype.toJson]);

/** Tells that a way to render a chart gives its objects in their order as they render themselves, and nothing else. */
export function rendersObjectsOnly(toJson: () => any[]): void {
  usual.add(toJson);
}

/** A document of the output, to be written once. */
export interface Document {
  /** What the document has, `kind` and `metadata` among it. */
  readonly content: any;
  /** The object, where the content is its data as they were given. */
  readonly object?: ApiObject;
}

/** Documents of charts, made one by one as they are asked for. */
export class Documents {
  private readonly mayBePlain: boolean;

  constructor(private readonly synthesis: Synthesis) {
    this.mayBePlain = resolvesAsUsual(synthesis.app) && isPlainDataRight();
  }

  /** What a chart renders; the class of a user may render something else than its objects. */
  public *ofChart(chart: Chart): Iterable<Document> {
    if (usual.has(chart.toJson)) yield* this.ofObjects(chart);
    else for (const content of Object.values(this.ask(chart))) yield { content };
  }

  /** The objects of a chart. */
  public *ofObjects(chart: Chart): Iterable<Document> {
    for (const object of this.synthesis.objectsOf(chart)) yield this.ofObject(object);
  }

  /** An object; file names are made from its kind and name, which must not need anything then. */
  public ofObject(object: ApiObject): Document {
    const content = this.mayBePlain ? plainDataOf(object) as any : undefined;
    const isNamed = typeof content?.kind === 'string' && typeof content.metadata?.name === 'string';
    return isNamed ? { content, object } : { content: this.ask(object) };
  }

  /** Writes a document: from the data as they were given if they need nothing, else as the object renders itself. */
  public write({ content, object }: Document, writer: YamlWriter): void {
    if (object && writer.tryObject(content)) return;
    writer.document(object ? this.ask(object) : content);
  }

  private ask<T>(construct: { toJson(): T }): T {
    this.synthesis.distrust();
    return construct.toJson();
  }
}
