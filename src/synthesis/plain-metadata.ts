import { ApiObjectMetadataDefinition } from 'cdk8s';

/** What cdk8s keeps of the metadata of an object. */
interface Kept {
  readonly name: unknown;
  readonly namespace: unknown;
  readonly labels: object;
  readonly annotations: object;
  readonly finalizers: unknown[];
  readonly ownerReferences: unknown[];
  readonly _additionalAttributes: { [key: string]: unknown };
}

/** Members that are kept twice; what was given at first does not count. */
const OWN = new Set(['name', 'namespace', 'labels', 'annotations', 'finalizers', 'ownerReferences']);

type Values = { [key: string]: unknown };

/** What `metadata.toJson()` gives, but for the order of keys; undefined where there is more than plain values. */
export function plainMetadata(metadata: ApiObjectMetadataDefinition): object | undefined {
  if (Object.getPrototypeOf(metadata) !== ApiObjectMetadataDefinition.prototype || Object.hasOwn(metadata, 'toJson')) return undefined;
  const { name, namespace, labels, annotations, finalizers, ownerReferences, _additionalAttributes: more } = metadata as unknown as Kept;
  if (finalizers.length > 0 || ownerReferences.length > 0) return undefined;
  const [ownLabels, ownAnnotations] = [plainMap(labels), plainMap(annotations)];
  if (!ownLabels || !ownAnnotations || !isPlain(name) || !isPlain(namespace)) return undefined;
  const result: Values = {};
  for (const key in more) {
    if (OWN.has(key)) continue;
    if (!isPlain(more[key]) || key === '__proto__') return undefined;
    result[key] = more[key];
  }
  result.name = name;
  result.namespace = namespace;
  if (ownLabels !== EMPTY) result.labels = ownLabels;
  if (ownAnnotations !== EMPTY) result.annotations = ownAnnotations;
  return result;
}

const EMPTY: Values = {};

/** A map of plain values, without those that are dropped; EMPTY if there is none. */
function plainMap(map: object): Values | undefined {
  if (Object.getPrototypeOf(map) !== Object.prototype) return undefined;
  const values = map as Values;
  let isEmpty = true;
  for (const key in values) {
    if (!isPlain(values[key])) return undefined;
    if (values[key] !== undefined && values[key] !== null) isEmpty = false;
  }
  return isEmpty ? EMPTY : values;
}

function isPlain(value: unknown): boolean {
  return typeof value === 'string' || value === undefined || value === null || typeof value === 'number' || typeof value === 'boolean';
}
