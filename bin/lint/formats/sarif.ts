import { RuleEntry } from '../../../src/analysis/rules/rule';
import { LocatedFinding } from '../located-finding';

const LEVELS = { error: 'error', warning: 'warning', info: 'note' };

/**
 * SARIF 2.1.0, for tools that gather findings.
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function sarifOf(findings: LocatedFinding[]): string {
  const entries = [...new Map(findings.map(({ entry }) => [entry.code, entry])).values()].sort((a, b) => a.code < b.code ? -1 : 1);
  const rules = entries.map(ruleOf);
  const results = findings.map(finding => resultOf(finding, entries.indexOf(finding.entry)));
  return JSON.stringify({
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver: { name: 'cdk8s-mesh', rules } }, results }],
  }, undefined, 2);
}

function ruleOf({ code, name, summary, explanation, remedy, severity, see }: RuleEntry) {
  return {
    id: code,
    name,
    shortDescription: { text: summary },
    fullDescription: { text: explanation },
    help: { text: remedy },
    ...see && { helpUri: see },
    defaultConfiguration: { level: LEVELS[severity] },
  };
}

function resultOf({ entry, message, path, at, object, pointer }: LocatedFinding, ruleIndex: number) {
  const physicalLocation = { artifactLocation: { uri: uriOf(path) }, region: { startLine: at.line, startColumn: at.column } };
  const logicalLocations = object === undefined ? undefined : [{ fullyQualifiedName: `${object} ${pointer}`.trim() }];
  const locations = [{ physicalLocation, logicalLocations }];
  return { ruleId: entry.code, ruleIndex, level: LEVELS[entry.severity], message: { text: message }, locations };
}

function uriOf(path: string): string {
  return path.replace(/\\/g, '/').split('/').map(encodeURIComponent).join('/');
}
