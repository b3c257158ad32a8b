import { Finding, Severity } from './finding';

/** An object that targets render. */
export interface ObjectSummary {
  /** API group and version. */
  readonly apiVersion: string;
  /** Kind. */
  readonly kind: string;
  /** Namespace. */
  readonly namespace: string;
  /** Name. */
  readonly name: string;
}

/** What the declarations of a mesh come to. */
export class Report {
  /**
   * A report of what was found.
   * @internal
   */
  public static _of(findings: Finding[], contracts: string[], objects: ObjectSummary[]): Report {
    return new Report(findings, contracts, objects);
  }

  /** What was found: errors first, then warnings, then what is to be known. */
  public readonly findings: Finding[];
  /** What programs that own the other ends of calls owe. */
  public readonly contracts: string[];
  /** Objects that the targets render, ordered. */
  public readonly objects: ObjectSummary[];

  private constructor(findings: Finding[], contracts: string[], objects: ObjectSummary[]) {
    this.findings = findings;
    this.contracts = contracts;
    this.objects = objects;
  }

  /** Findings that stop synthesis. */
  public get errors(): Finding[] {
    return this.findings.filter(finding => finding.severity === Severity.ERROR);
  }

  /** The report as a JSON text. */
  public toJson(): string {
    return JSON.stringify({ findings: this.findings, contracts: this.contracts, objects: this.objects }, undefined, 2);
  }

  /** The report as Markdown. */
  public toMarkdown(): string {
    const kinds = new Map<string, number>();
    for (const { kind } of this.objects) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    return [
      '## Objects', '', ...[...kinds].map(([kind, count]) => `- ${count} ${kind}`), '',
      '## Findings', '', ...orNone(this.findings.map(finding => `- **${finding.code}** ${finding.severity}: ${finding.message}`)), '',
      '## Contracts that other programs owe', '', ...orNone(this.contracts.map(contract => `- ${contract}`)), '',
    ].join('\n');
  }
}

function orNone(lines: string[]): string[] {
  return lines.length > 0 ? lines : ['none'];
}
