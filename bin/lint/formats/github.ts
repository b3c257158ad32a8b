import { LocatedFinding } from '../located-finding';

const COMMANDS = { error: 'error', warning: 'warning', info: 'notice' };

/**
 * Workflow commands, which GitHub shows beside the lines of a change.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export function githubOf(findings: LocatedFinding[]): string {
  return findings.map(({ entry, message, path, at }) => {
    const properties = `file=${property(path)},line=${at.line},col=${at.column},title=${property(`${entry.code} ${entry.name}`)}`;
    return `::${COMMANDS[entry.severity]} ${properties}::${data(`${message}. ${entry.remedy}`)}`;
  }).join('\n');
}

function data(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

function property(text: string): string {
  return data(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}
