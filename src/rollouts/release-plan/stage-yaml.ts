import { createHash } from 'crypto';
import { Yaml } from 'cdk8s';
import { applyOrder } from '../git-ops';

/** Objects in the order in which they are best applied, and read. */
export function inApplyOrder(objects: any[]): any[] {
  return objects.map(object => ({ object, key: keyOf(object) })).sort((a, b) => a.key < b.key ? -1 : 1).map(({ object }) => object);
}

/** The YAML of objects, byte for byte what synthesis writes for each of them. */
export function yamlOf(objects: any[]): string {
  return Yaml.stringify(...objects);
}

/** A text that is equal for the same YAML. */
export function digestOf(objects: any[]): string {
  return createHash('sha256').update(yamlOf(objects)).digest('hex');
}

function keyOf({ apiVersion, kind, metadata }: any): string {
  return `${applyOrder(kind)} ${kind === 'ServiceAccount' ? '' : kind} ${metadata.name} ${apiVersion}`;
}
