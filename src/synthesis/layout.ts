import { join } from 'path';
import { App, Chart, Names, YamlOutputType } from 'cdk8s';
import { Document, Documents } from './documents';
import { OutputFolder, Sink } from './files/output-folder';
import { Synthesis } from './synthesis';
import { YamlWriter } from '../writing/yaml-writer';

/** Which file gets what, for each way to divide the output. The names are those of cdk8s. */
export class Layout {
  private readonly documents: Documents;
  private readonly app: App;
  /** One for all files: it learns what texts are written as. */
  private readonly writer = new YamlWriter(chunk => this.sink?.(chunk));
  private sink?: Sink;

  constructor(private readonly synthesis: Synthesis, private readonly folder: OutputFolder) {
    this.documents = new Documents(synthesis);
    this.app = synthesis.app;
  }

  /** Writes what charts render, in this order. */
  public write(charts: Chart[]): void {
    switch (this.app.yamlOutputType) {
      case YamlOutputType.FILE_PER_APP: return this.filePerApp(charts);
      case YamlOutputType.FILE_PER_CHART: return charts.forEach((chart, i) => this.file(this.nameOf(chart, i), this.documents.ofChart(chart)));
      case YamlOutputType.FILE_PER_RESOURCE: return charts.forEach(chart => this.filePerDocument(this.documents.ofChart(chart)));
      case YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE: return charts.forEach((chart, i) => this.folderOf(chart, i));
    }
  }

  private filePerApp(charts: Chart[]): void {
    if (charts.length > 0) this.file('app', this.ofCharts(charts));
  }

  private *ofCharts(charts: Chart[]): Iterable<Document> {
    for (const chart of charts) yield* this.documents.ofChart(chart);
  }

  private folderOf(chart: Chart, i: number): void {
    const name = this.nameOf(chart, i);
    this.folder.folder(join(this.app.outdir, name));
    for (const object of this.synthesis.objectsOf(chart)) {
      const document = this.documents.ofObject(object);
      const { kind, metadata } = document.object ? document.content : object; // metadata that were in somebody's hand are looked at again
      this.file(join(name, fileNameOf(kind, metadata.name)), [document]);
    }
  }

  private filePerDocument(documents: Iterable<Document>): void {
    for (const document of documents) {
      const { content } = document;
      if (content !== undefined) this.file(fileNameOf(content.kind, content.metadata.name), [document]);
    }
  }

  private file(path: string, documents: Iterable<Document>): void {
    this.folder.file(join(this.app.outdir, path + this.app.outputFileExtension), sink => {
      this.sink = sink;
      for (const document of documents) this.documents.write(document, this.writer);
      this.writer.end();
    });
  }

  /** Files and folders of charts are numbered where their order counts. */
  private nameOf(chart: Chart, i: number): string {
    const name = Names.toDnsLabel(chart);
    return this.synthesis.betweenCharts ? `${i.toString().padStart(4, '0')}-${name}` : name;
  }
}

function fileNameOf(kind: unknown, name: unknown): string {
  return `${kind}.${name}`.replace(/[^0-9a-zA-Z-_.]/g, '');
}
