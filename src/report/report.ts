import { AcceptedFinding, Finding, Severity } from './finding';
import { ObjectSummary } from './object-summary';
import { told } from './told';

/** What a report is made of. */
interface Contents {
  readonly findings: Finding[];
  readonly accepted: AcceptedFinding[];
  readonly contracts: string[];
  readonly objects: ObjectSummary[];
}

/** What the declarations of a mesh come to. */
export class Report {
  /**
   * A report of what was found.
   * @internal
   */
  public static _of(contents: Contents): Report {
    return new Report(contents);
  }

  /** What was found: errors first, then warnings, then what is to be known. */
  public readonly findings: Finding[];
  /** What was found and is taken as it is: `mesh.analysis.accept`. */
  public readonly accepted: AcceptedFinding[];
  /** What programs that own the other ends of calls owe. */
  public readonly contracts: string[];
  /** Objects that the targets render, ordered. */
  public readonly objects: ObjectSummary[];

  private constructor({ findings, accepted, contracts, objects }: Contents) {
    this.findings = findings;
    this.accepted = accepted;
    this.contracts = contracts;
    this.objects = objects;
  }

  /** Findings that stop synthesis. */
  public get errors(): Finding[] {
    return this.findings.filter(finding => finding.severity === Severity.ERROR);
  }

  /** The report as a JSON text. */
  public toJson(): string {
    return JSON.stringify({ findings: this.findings, accepted: this.accepted, contracts: this.contracts, objects: this.objects }, undefined, 2);
  }

  /** The report as Markdown. */
  public toMarkdown(): string {
    const kinds = new Map<string, number>();
    for (const { kind } of this.objects) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    return [
      '## Objects', '', ...[...kinds].map(([kind, count]) => `- ${count} ${kind}`), '',
      '## Findings', '', ...orNone(this.findings.map(finding => `- **${finding.code}** ${finding.severity}: ${told(finding)}`)), '',
      ...this.accepted.length > 0 ? ['## Findings that are accepted', '', ...this.accepted.map(acceptedLine), ''] : [],
      '## Contracts that other programs owe', '', ...orNone(this.contracts.map(contract => `- ${contract}`)), '',
    ].join('\n');
  }
}

function acceptedLine({ finding, reason }: AcceptedFinding): string {
  return `- **${finding.code}** ${finding.severity}: ${told(finding)}. Accepted: ${reason}`;
}

function orNone(lines: string[]): string[] {
  return lines.length > 0 ? lines : ['none'];
}
