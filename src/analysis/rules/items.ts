/** A document, or a part of one that is an object of its own. */
export interface Item {
  readonly body: any;
  /** Pointer to it in its document; empty unless a List holds it. */
  readonly pointer: string;
}

/** Items of a List, as kubectl takes them one by one; any other document is one itself. */
export function itemsOf(document: any): Item[] {
  if (document?.apiVersion !== 'v1' || document.kind !== 'List' || !Array.isArray(document.items)) return [{ body: document, pointer: '' }];
  return document.items.map((body: any, i: number) => ({ body, pointer: `/items/${i}` }));
}
