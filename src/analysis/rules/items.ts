/** A document, or a part of one that is an object of its own. */
export interface Item {
  readonly body: any;
  /** Pointer to it in its document; empty unless a List holds it. */
  readonly pointer: string;
}

/** Items of a list of objects, as kubectl takes them one by one; any other document is one itself. */
export function itemsOf(document: any): Item[] {
  if (typeof document?.kind !== 'string' || !document.kind.endsWith('List') || !Array.isArray(document.items)) return [{ body: document, pointer: '' }];
  return document.items.map((body: any, i: number) => ({ body: typed(body, document), pointer: `/items/${i}` }));
}

/** Items of a typed list need not say their kind. */
function typed(body: any, { apiVersion, kind }: { [key: string]: any }): any {
  const isBare = typeof body === 'object' && body !== null && !Array.isArray(body) && body.kind === undefined && kind !== 'List';
  return isBare ? { apiVersion, kind: kind.replace(/List$/, ''), ...body } : body;
}
