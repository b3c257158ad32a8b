import { documentsIn, parse, SourceDocument } from './documents';
import { Source } from './sources';
import { itemsOf } from '../../src/analysis/rules/items';
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
        else for (const { body, pointer } of itemsOf(parsed.value)) add({ objects, malformed }, body, parsed.document, pointer);
      }
    }
  }
  return { objects, malformed };
}

function add({ objects, malformed }: Loaded, body: any, document: SourceDocument, pointer: string): void {
  const object = kubeObject(body, objects.length);
  if (object) objects.push({ object, document, pointer });
  else if (isNearly(body)) malformed.push({ document, message: `An object must have apiVersion and kind, got: ${Object.keys(body).join(', ')}`, offset: 0 });
}

/** Whether a document is meant to be an object, and lacks what every object has. */
function isNearly(body: any): boolean {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return false;
  return 'apiVersion' in body || 'kind' in body || 'metadata' in body && 'spec' in body;
}
