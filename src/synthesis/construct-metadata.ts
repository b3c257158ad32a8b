import { Chart } from 'cdk8s';
import { Synthesis } from './synthesis';

/** The name of the file that tells which construct each object comes from. */
export const CONSTRUCT_METADATA = 'construct-metadata.json';

/** What the file has in it, as validation plugins of cdk8s-cli read it. */
export function constructMetadataOf(synthesis: Synthesis, charts: Chart[]): string {
  const resources: { [name: string]: { path: string } } = {};
  for (const chart of charts) for (const object of synthesis.objectsOf(chart)) resources[object.name] = { path: object.node.path };
  return JSON.stringify({ version: '1.0.0', resources });
}
