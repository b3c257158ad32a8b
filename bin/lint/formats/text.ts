import { LocatedFinding } from '../located-finding';

/** For people: each finding with its line, and what to do. */
export function textOf(findings: LocatedFinding[]): string {
  return findings.map(finding => [head(finding), ...excerptOf(finding), `   = ${finding.entry.remedy}`].join('\n')).join('\n\n');
}

function head({ entry: { severity, code, name }, message, path, at, pointer }: LocatedFinding): string {
  return `${severity} ${code} ${name}: ${shown(message)}\n  --> ${shown(path)}:${at.line}:${at.column}${pointer === '' ? '' : `  ${shown(pointer)}`}`;
}

/** Keys and values of others may have anything in them, and must not begin lines or move the cursor. */
function shown(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, each => JSON.stringify(each).slice(1, -1));
}

function excerptOf({ at, excerpt }: LocatedFinding): string[] {
  const margin = ' '.repeat(String(at.line).length);
  return [`${margin} |`, `${at.line} | ${shown(excerpt.text.replace(/\t/g, ' '))}`, `${margin} | ${' '.repeat(excerpt.column - 1)}^`];
}
