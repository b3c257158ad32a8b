import { Verdict } from './oracle';
import { objectFindings } from '../../../src/analysis/object-findings';
import { OBJECT_RULES } from '../../../src/analysis/object-rules';
import { nameOf } from '../../../src/analysis/rules/kube-object';
import { ObjectSet } from '../../../src/analysis/rules/object-set';
import { DEFAULT_PROFILE } from '../../../src/analysis/rules/profile';

/** Something that we say of an object, and by which codes Istio would say it. */
export interface Said {
  /** Code of ours. */
  readonly code: string;
  readonly elsewhere: string[];
  /** Kind, namespace and name of the object. */
  readonly origin: string;
  /** Where in the object. */
  readonly pointer: string;
  readonly severity: string;
  readonly text: string;
}

/** A verdict that only one of both gives. */
export interface Difference {
  /** Who gives it. */
  readonly by: 'istio' | 'us';
  /** Istio's code. */
  readonly code: string;
  readonly origin: string;
  /** What is said. */
  readonly text: string;
  /** Code of ours, if we give it. */
  readonly ours?: string;
  /** Where in the object, if we give it. */
  readonly pointer?: string;
}

/** All that we say of a set of objects. */
export function saidOf(documents: any[]): Said[] {
  return objectFindings(ObjectSet.of(documents), DEFAULT_PROFILE, OBJECT_RULES).map(({ entry, problem }) => ({
    code: entry.code,
    elsewhere: (entry.elsewhere ?? []).filter(code => code.startsWith('IST')),
    origin: nameOf(problem.object),
    pointer: problem.pointer,
    severity: entry.severity,
    text: problem.message,
  }));
}

/** Differences of two verdicts about the same set, object by object and code by code. */
export function differences(said: Said[], verdicts: Verdict[]): Difference[] {
  const key = (code: string, origin: string) => `${code} ${origin}`;
  const ours = new Set(said.flatMap(({ elsewhere, origin }) => elsewhere.map(code => key(code, origin))));
  const theirs = new Set(verdicts.map(({ code, origin }) => key(code, origin)));
  const missed = verdicts.filter(({ code, origin }) => !ours.has(key(code, origin))).map(verdict => ({ by: 'istio' as const, ...verdict }));
  const alone = said.filter(({ elsewhere, origin }) => elsewhere.length > 0 && !elsewhere.some(code => theirs.has(key(code, origin))))
    .map(({ code, elsewhere, origin, pointer, text }) => ({ by: 'us' as const, code: elsewhere.join('/'), origin, text, ours: code, pointer }));
  return once([...missed, ...alone]);
}

/** Each place of an object once. */
function once(all: Difference[]): Difference[] {
  return [...new Map(all.map(each => [`${each.by} ${each.code} ${each.ours} ${each.origin} ${each.pointer}`, each])).values()];
}
