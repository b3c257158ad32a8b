import { Chart } from 'cdk8s';
import { Documents } from './documents';
import { Synthesis } from './synthesis';
import { YamlWriter } from '../writing/yaml-writer';

/** What charts render, in this order, as one text. */
export function yamlOfCharts(synthesis: Synthesis, charts: Chart[]): string {
  const parts: string[] = [];
  const writer = new YamlWriter(chunk => parts.push(chunk.toString('utf-8')));
  const documents = new Documents(synthesis);
  for (const chart of charts) for (const document of documents.ofChart(chart)) documents.write(document, writer);
  writer.end();
  return parts.join('');
}
