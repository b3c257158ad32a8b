import { Position, positionOf } from './documents';
import { Loaded, LoadedObject } from './load';
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
  readonly excerpt: string;
}

/** What a document that is no YAML comes to. */
export const MALFORMED: RuleEntry = {
  code: 'CM1000',
  name: 'malformed-yaml',
  severity: 'error',
  summary: 'A document is no YAML.',
  explanation: 'Nothing of it can be applied, and nothing in it was looked at.',
  remedy: 'Correct the line that the message names.',
};

/** Places of all findings, in the order of files and lines. */
export function located(findings: ObjectFinding[], { objects, malformed }: Loaded): LocatedFinding[] {
  const order = new Map([...objects, ...malformed].map(({ document: { source } }) => source.path).map((path, i) => [path, i]));
  const all = [
    ...malformed.map(({ document: { source, text, linesBefore }, message, at }): LocatedFinding =>
      ({ entry: MALFORMED, message, path: source.path, at, pointer: '', excerpt: lineOf(text, at.line - linesBefore) })),
    ...findings.map(finding => placed(finding, objects[finding.problem.object.index])),
  ];
  return all.sort((a, b) => order.get(a.path)! - order.get(b.path)! || a.at.line - b.at.line || a.at.column - b.at.column);
}

function placed({ entry, problem }: ObjectFinding, { document, pointer, object }: LoadedObject): LocatedFinding {
  const at = positionOf(document, pointer + problem.pointer);
  const excerpt = lineOf(document.text, at.line - document.linesBefore);
  return { entry, message: problem.message, path: document.source.path, at, object: nameOf(object), pointer: problem.pointer, excerpt };
}

function lineOf(text: string, line: number): string {
  return (text.split('\n', line)[line - 1] ?? '').replace(/\r$/, '');
}
