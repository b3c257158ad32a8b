import { SourceDocument } from './documents';
import { Loaded } from './load';
import { Excerpt, Places, Position } from './places';
import { ObjectFinding } from '../../src/analysis/object-findings';
import { nameOf } from '../../src/analysis/rules/kube-object';
import { RuleEntry } from '../../src/analysis/rules/rule';

/** A finding with its place in a file. */
export interface LocatedFinding {
  readonly entry: RuleEntry;
  readonly message: string;
  readonly path: string;
  readonly at: Position;
  /** `VirtualService shop/cart`; none where the document is no object. */
  readonly object?: string;
  /** Pointer into the object. */
  readonly pointer: string;
  /** The line of the file. */
  readonly excerpt: Excerpt;
}

/** What a document that is no YAML comes to. */
export const MALFORMED: RuleEntry = {
  code: 'CM1000',
  name: 'malformed-yaml',
  severity: 'error',
  summary: 'A document is no YAML.',
  explanation: 'Nothing of it can be applied, and nothing in it was looked at.',
  remedy: 'Correct the line; a template is rendered first.',
};

/** Places of all findings, in the order of files and lines. */
export function located(findings: ObjectFinding[], { objects, malformed }: Loaded): LocatedFinding[] {
  const places = new Map<SourceDocument, Places>();
  const placesOf = (document: SourceDocument) => {
    if (!places.has(document)) places.set(document, new Places(document));
    return places.get(document)!;
  };
  const pointerOf = ({ problem }: ObjectFinding) => objects[problem.object.index].pointer + problem.pointer;
  for (const finding of findings) placesOf(objects[finding.problem.object.index].document).want(pointerOf(finding));
  const refused = malformed.map(({ document, message, offset }): LocatedFinding =>
    ({ entry: MALFORMED, message, path: document.source.path, pointer: '', ...placesOf(document).at(offset) }));
  const found = findings.map((finding): LocatedFinding => {
    const { entry, problem: { object, message, pointer } } = finding;
    const { document } = objects[object.index];
    return { entry, message, path: document.source.path, object: nameOf(object), pointer, ...placesOf(document).of(pointerOf(finding)) };
  });
  const order = new Map([...new Set([...objects, ...malformed].map(({ document: { source } }) => source.path))].map((path, i) => [path, i]));
  return [...refused, ...found].sort((a, b) => order.get(a.path)! - order.get(b.path)! || a.at.line - b.at.line || a.at.column - b.at.column);
}
