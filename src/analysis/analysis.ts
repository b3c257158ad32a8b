import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { sift } from './acceptances';
import { AnalysisContext } from './analyzer';
import { ANALYZERS, REFUSING } from './analyzers';
import { CATALOG } from './catalog';
import { writtenFindings } from './written-findings';
import { contractOf, namespaceContracts } from '../private/contract';
import { isMeshObject, isPatched } from '../private/objects/mesh-object';
import { isUsualProgram } from '../private/usual/usual-program';
import { Finding, Severity } from '../report/finding';
import { ObjectSummary } from '../report/object-summary';
import { Report } from '../report/report';

/** Code of the rule about objects that says what `duplicateObject` says of declarations. */
const OBJECT_TWICE = 'CM1131';
const RANK: Record<Severity, number> = { [Severity.ERROR]: 0, [Severity.WARNING]: 1, [Severity.INFO]: 2 };

/** Asks every analyzer and every rule about objects, and puts together what they find. */
export function analyse(context: AnalysisContext): Report {
  const declared = ANALYZERS.flatMap(analyzer => analyzer(context));
  const all = [...declared, ...besideLosses(context, declared, untold(declared, writtenFindings(context)))];
  const { standing, accepted } = sift([...new Map(all.map(finding => [keyOf(finding), finding])).values()], context.acceptances);
  const contracts = [...context.mesh.graph.calls.flatMap(contractOf), ...namespaceContracts(context.mesh).map(({ owed }) => owed)].sort();
  return Report._of({
    findings: standing.sort(compare),
    accepted: accepted.sort((a, b) => compare(a.finding, b.finding)),
    contracts: [...new Set(contracts)],
    objects: objectsOf(context),
  });
}

/** Errors, which stop synthesis, all together; objects of usual programs have none where the declarations have none, and are not asked. */
export function refusals(context: AnalysisContext): Finding[] {
  const constructs = context.root.node.findAll();
  const isSpared = context.acceptances.length === 0 && isUsualProgram(context.mesh, context.root, constructs)
    && REFUSING.every(analyzer => analyzer({ ...context, constructs, errorsOnly: true }).every(({ severity }) => severity !== Severity.ERROR));
  return isSpared ? [] : analyse(context).errors;
}

/** What is told of an object as it is declared is not told of it again as it is written. */
function untold(declared: Finding[], written: Finding[]): Finding[] {
  const twice = new Set(declared.filter(({ code }) => code === CATALOG.duplicateObject.code).map(({ path }) => path));
  return written.filter(({ code, path }) => code !== OBJECT_TWICE || !twice.has(path));
}

/** What a declaration accepts to lose is told of the objects rendered for it, and does not stop synthesis a second time. */
function besideLosses({ root }: AnalysisContext, declared: Finding[], written: Finding[]): Finding[] {
  const losing = declared.filter(({ code }) => code === CATALOG.acceptedLoss.code).map(({ path }) => path);
  const isLosing = (path: string) => losing.some(each => path === each || path.startsWith(`${each}/`));
  const isRendered = (path: string) => {
    const object = path.split('/').reduce<IConstruct | undefined>((scope, id) => scope?.node.tryFindChild(id), root);
    return ApiObject.isApiObject(object) && isMeshObject(object) && !isPatched(object);
  };
  const isStopped = ({ severity, path }: Finding) => severity === Severity.ERROR && isLosing(path) && isRendered(path);
  return written.map(finding => isStopped(finding) ? { ...finding, severity: Severity.WARNING } : finding);
}

function keyOf({ code, path, pointer = '', message }: Finding): string {
  return `${code} ${path} ${pointer} ${message}`;
}

function compare(a: Finding, b: Finding): number {
  const [one, other] = [keyOf(a), keyOf(b)];
  return RANK[a.severity] - RANK[b.severity] || (one < other ? -1 : Number(one > other));
}

function objectsOf({ mesh }: AnalysisContext): ObjectSummary[] {
  return [...mesh.materializers.values()]
    .flatMap(materializer => materializer.manifests.map(({ key: { apiVersion, kind, namespace, name } }) => ({ apiVersion, kind, namespace, name })))
    .sort((a, b) => JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
}
