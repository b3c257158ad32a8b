import { Document, Pair, parseDocument, Scalar, ScalarTag, YAMLMap, YAMLSeq } from 'yaml';
import { withColonTexts } from './colon-texts';
import { tooDeepAt } from './depth';
import { MAX_DEPTH } from './depth-limit';
import { plainScalar } from './plain-scalar';
import { Wanted } from './wanted';

/** A value, or why there is none, and where. */
export type Value = { readonly value: unknown } | { readonly malformed: string; readonly offset: number };

/** How often one document may repeat what it names by an anchor, so that a few lines do not grow without bounds. */
const MAX_ALIASES = 1000;
/** No object is as large: the API server takes 3 MiB of JSON. */
export const MAX_LENGTH = 16 * 1024 * 1024;

/** Scalars as kubectl reads them. */
const PLAIN: ScalarTag = {
  tag: 'tag:yaml.org,2002:plain',
  default: true,
  test: { test: (text: string) => typeof plainScalar(text) !== 'string' } as RegExp,
  resolve: plainScalar,
};

/** The value of a document, with its anchors and merge keys. */
export function valueOf(text: string): Value {
  if (text.length > MAX_LENGTH) return { malformed: 'A document has more than 16 MiB, and no object may', offset: 0 };
  const deep = tooDeepAt(text);
  if (deep !== undefined) return { malformed: `Values must nest at most ${MAX_DEPTH} deep`, offset: deep };
  const document = parsed(text);
  const [error] = document.errors;
  if (error) return { malformed: error.message.split('\n')[0], offset: error.pos[0] };
  try {
    return { value: withColonTexts(text, document.toJS({ maxAliasCount: MAX_ALIASES })) };
  } catch (thrown) {
    return { malformed: (thrown as Error).message, offset: 0 };
  }
}

/** Finds the places that are asked for; of a document that is too long to be read with places, only where it begins. */
export function locate(text: string, wanted: Wanted): void {
  if (text.length > MAX_LENGTH) return;
  const { contents } = parsed(text);
  wanted.offset = contents?.range?.[0] ?? 0;
  visit(contents, wanted);
}

function parsed(text: string): Document {
  return parseDocument(text, { prettyErrors: false, logLevel: 'silent', merge: true, customTags: tags => [PLAIN, ...tags] });
}

function visit(node: unknown, wanted: Wanted): void {
  if (node instanceof YAMLMap) {
    for (const { key, value } of node.items as Pair[]) follow(wanted, String((key as Scalar)?.value ?? key), (key as any)?.range?.[0], value);
  } else if (node instanceof YAMLSeq) {
    node.items.forEach((item: any, i) => follow(wanted, i, item?.range?.[0], item));
  }
}

function follow(wanted: Wanted, key: string | number, offset: number | undefined, value: unknown): void {
  const inside = offset === undefined ? undefined : wanted.met(key, offset);
  if (inside) visit(value, inside);
}
