import { yamlOf } from '../../../src/writing/yaml-writer';

/** Documents, and what we write of them. */
export interface Written {
  readonly documents: unknown[];
  /** The text that is in all of them, where they are about one. */
  readonly text?: string;
  readonly yaml: string;
}

/** Documents with a text in them, written by us. */
export function withText(text: string, ...documents: unknown[]): Written {
  return { documents, text, yaml: yamlOf(...documents) };
}

/** Any documents, written by us. */
export function written(...documents: unknown[]): Written {
  return { documents, yaml: yamlOf(...documents) };
}
