import { LocatedFinding } from '../located-finding';

/** One list, for programs. */
export function jsonOf(findings: LocatedFinding[]): string {
  return JSON.stringify(findings.map(({ entry, message, path, at, object, pointer }) => ({
    code: entry.code,
    name: entry.name,
    severity: entry.severity,
    message,
    remedy: entry.remedy,
    path,
    line: at.line,
    column: at.column,
    object,
    pointer,
  })), undefined, 2);
}
