import { documentsIn, parse, Position, SourceDocument } from './documents';
import { Source } from './sources';
import { KubeObject, kubeObject } from '../../src/analysis/rules/kube-object';

/** An object, and where it is written. */
export interface LoadedObject {
  readonly object: KubeObject;
  readonly document: SourceDocument;
  /** Pointer to it in its document; empty unless a List holds it. */
  readonly pointer: string;
}

/** Why a document is none. */
export interface Malformed {
  readonly document: SourceDocument;
  readonly message: string;
  readonly at: Position;
}

/** Everything in sources. */
export interface Loaded {
  readonly objects: LoadedObject[];
  readonly malformed: Malformed[];
}

/** Reads all documents; a malformed one keeps no other from being read. */
export function load(sources: Source[]): Loaded {
  const objects: LoadedObject[] = [];
  const malformed: Malformed[] = [];
  for (const document of sources.flatMap(documentsIn)) {
    const parsed = parse(document);
    if ('malformed' in parsed) malformed.push({ document, message: parsed.malformed, at: parsed.at });
    else for (const { body, pointer } of flattened(parsed.value, '')) add(objects, body, document, pointer);
  }
  return { objects, malformed };
}

function add(objects: LoadedObject[], body: any, document: SourceDocument, pointer: string): void {
  const object = kubeObject(body, objects.length);
  if (object) objects.push({ object, document, pointer });
}

/** Items of a List, as kubectl takes them one by one. */
function flattened(value: any, pointer: string): { body: any; pointer: string }[] {
  if (value?.apiVersion !== 'v1' || value.kind !== 'List' || !Array.isArray(value.items)) return [{ body: value, pointer }];
  return value.items.map((body: any, i: number) => ({ body, pointer: `${pointer}/items/${i}` }));
}
