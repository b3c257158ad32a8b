import { AnalysisContext } from './analyzer';
import { ObjectFinding } from './object-findings';
import { objectsOfMesh, WrittenObject } from './objects-of-mesh';
import { besideOwnMarks } from './own-marks';
import { DEFAULT_PROFILE, Profile } from './rules/profile';
import { Finding, Severity } from '../report/finding';
import { ClusterFacts } from '../targets/target';

/** What is wrong with the objects that are written for the cluster of a mesh, whoever declared them. */
export function writtenFindings(context: AnalysisContext): Finding[] {
  const { objects, beside } = objectsOfMesh(context);
  const found = findingsOf(objects.map(({ body }) => body), profileOf(context, beside)).map(each => findingIn(objects, each));
  return besideOwnMarks(context.mesh, found);
}

function profileOf({ mesh, partial }: AnalysisContext, beside: boolean): Profile {
  const { graph, targets, trustDomain } = mesh;
  const alone = !beside && [...graph.namespaces.values(), ...graph.services].every(({ owned }) => owned);
  const facts: ClusterFacts = Object.assign({}, ...targets.map(({ clusterFacts }) => clusterFacts));
  return { ...DEFAULT_PROFILE, ...facts, targets: targets.map(({ name }) => name), trustDomain, complete: partial === undefined ? alone : !partial };
}

function findingIn(objects: WrittenObject[], { entry, problem }: ObjectFinding): Finding {
  const { namespace, name, kind, body, index } = problem.object;
  const { source, pointer } = objects[index];
  return {
    code: entry.code,
    severity: entry.severity as Severity,
    message: problem.message,
    path: source.node.path,
    object: { apiVersion: body.apiVersion, kind, namespace, name },
    pointer: `${pointer}${problem.pointer}`,
  };
}

/** Rules are loaded when they are asked, not with the library. */
function findingsOf(documents: any[], profile: Profile): ObjectFinding[] {
  /* eslint-disable @typescript-eslint/no-require-imports */
  const { objectFindings } = require('./object-findings') as typeof import('./object-findings');
  const { ObjectSet } = require('./rules/object-set') as typeof import('./rules/object-set');
  /* eslint-enable */
  return objectFindings(ObjectSet.of(documents), profile);
}
