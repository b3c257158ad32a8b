import { documentsIn, parse, SourceDocument } from './documents';
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
  readonly offset: number;
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
  for (const source of sources) {
    for (const document of documentsIn(source)) {
      for (const parsed of parse(document)) {
        if ('malformed' in parsed) malformed.push({ document: parsed.document, message: parsed.malformed, offset: parsed.offset });
        else for (const { body, pointer } of flattened(parsed.value, '')) add(objects, body, parsed.document, pointer);
      }
    }
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
