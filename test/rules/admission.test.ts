import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { load } from '../../bin/lint/load';
import { located, MALFORMED } from '../../bin/lint/located-finding';
import { ADMISSION } from '../../src/analysis/admission/catalog';
import { objectFindings } from '../../src/analysis/object-findings';
import { ObjectSet } from '../../src/analysis/rules/object-set';
import { DEFAULT_PROFILE } from '../../src/analysis/rules/profile';
import { RuleEntry } from '../../src/analysis/rules/rule';

const ENTRIES: RuleEntry[] = [MALFORMED, ...Object.values(ADMISSION)];
const FOLDER = join(__dirname, 'admission');

function yaml(code: string, which: 'bad' | 'good'): string {
  return readFileSync(join(FOLDER, `${code}.${which}.yaml`), 'utf-8');
}

/** What is found, of whatever code: the object and the place in it, or the line of what is no object. */
function found(text: string): { code: string; place: string }[] {
  const loaded = load([{ path: '-', text, isText: true }]);
  const findings = objectFindings(ObjectSet.from(loaded.objects.map(({ object }) => object)), { ...DEFAULT_PROFILE, complete: false });
  return located(findings, loaded).map(({ entry, object, pointer, at }) => ({ code: entry.code, place: object ? `${object} ${pointer}` : `${at.line}` }));
}

describe.each(ENTRIES)('$code $name', ({ code, summary, explanation, remedy }) => {
  test('says what is wrong, what comes of it and what to do', () => {
    for (const sentence of [summary, explanation, remedy]) expect(sentence).toMatch(/^[A-Z`].{15,}\.$/s);
  });
  test('is found in what is bad, where it is said to be, and nothing else', () => {
    const text = yaml(code, 'bad');
    expect(found(text)).toEqual([{ code, place: /^# (.*)\n/.exec(text)![1] }]);
  });
  test('is not found in what is good, and nothing else', () => {
    expect(found(yaml(code, 'good'))).toEqual([]);
  });
});

test('every example belongs to a code', () => {
  const expected = ENTRIES.flatMap(({ code }) => [`${code}.bad.yaml`, `${code}.good.yaml`]);
  expect(readdirSync(FOLDER).sort()).toEqual(expected.sort());
});
