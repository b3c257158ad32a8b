import { LocatedFinding } from '../located-finding';

/** One test case a finding; one that passes if there is none. Only what fails the run is a failure. */
export function junitOf(findings: LocatedFinding[], fails: (finding: LocatedFinding) => boolean): string {
  const cases = findings.length === 0 ? ['    <testcase name="lint" classname="cdk8s-mesh"/>'] : findings.map(finding => caseOf(finding, fails(finding)));
  const failures = findings.filter(fails).length;
  const counts = `tests="${cases.length}" failures="${failures}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>', `<testsuites ${counts}>`, `  <testsuite name="cdk8s-mesh lint" ${counts}>`, ...cases, '  </testsuite>', '</testsuites>',
  ].join('\n');
}

function caseOf({ entry, message, path, at }: LocatedFinding, failed: boolean): string {
  const where = `${path}:${at.line}:${at.column}`;
  const name = `    <testcase name="${escaped(`${entry.code} ${where}`)}" classname="${escaped(path)}">`;
  const text = escaped(`${message}\n${entry.remedy}\n${where}`);
  const body = failed ? `<failure type="${entry.code}" message="${escaped(message)}">${text}</failure>` : `<system-out>${text}</system-out>`;
  return `${name}\n      ${body}\n    </testcase>`;
}

/** XML has no control characters, escaped or not. */
function escaped(text: string): string {
  return text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD]/g, '\uFFFD')
    .replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;').replace(/\n/g, '&#10;');
}
