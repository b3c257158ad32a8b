import { LocatedFinding } from '../located-finding';

/** For people: each finding with its line, and what to do. */
export function textOf(findings: LocatedFinding[]): string {
  return findings.map(finding => [head(finding), ...excerptOf(finding), `   = ${finding.entry.remedy}`].join('\n')).join('\n\n');
}

function head({ entry: { severity, code, name }, message, path, at, pointer }: LocatedFinding): string {
  return `${severity} ${code} ${name}: ${message}\n  --> ${path}:${at.line}:${at.column}${pointer === '' ? '' : `  ${pointer}`}`;
}

function excerptOf({ at, excerpt }: LocatedFinding): string[] {
  const margin = ' '.repeat(String(at.line).length);
  return [`${margin} |`, `${at.line} | ${excerpt.text}`, `${margin} | ${' '.repeat(excerpt.column - 1)}^`];
}
