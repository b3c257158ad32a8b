import { AnalysisContext } from './analyzer';
import { ANALYZERS } from './analyzers';
import { contractOf, namespaceContracts } from '../private/contract';
import { Finding, Severity } from '../report/finding';
import { ObjectSummary, Report } from '../report/report';

const RANK: Record<Severity, number> = { [Severity.ERROR]: 0, [Severity.WARNING]: 1, [Severity.INFO]: 2 };

/** Asks every analyzer, and puts together what they find. */
export function analyse(context: AnalysisContext): Report {
  const all = ANALYZERS.flatMap(analyzer => analyzer(context));
  const findings = [...new Map(all.map(finding => [`${finding.code} ${finding.path} ${finding.message}`, finding])).values()].sort(compare);
  const contracts = [...context.mesh.graph.calls.flatMap(contractOf), ...namespaceContracts(context.mesh).map(({ owed }) => owed)].sort();
  return Report._of(findings, [...new Set(contracts)], objectsOf(context));
}

function compare(a: Finding, b: Finding): number {
  const texts = [`${a.code} ${a.path} ${a.message}`, `${b.code} ${b.path} ${b.message}`];
  return RANK[a.severity] - RANK[b.severity] || (texts[0] < texts[1] ? -1 : Number(texts[0] > texts[1]));
}

function objectsOf({ mesh }: AnalysisContext): ObjectSummary[] {
  return [...mesh.materializers.values()]
    .flatMap(materializer => materializer.manifests.map(({ key: { apiVersion, kind, namespace, name } }) => ({ apiVersion, kind, namespace, name })))
    .sort((a, b) => JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
}
