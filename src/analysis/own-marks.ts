import { MeshState } from '../private/mesh-state';
import { Finding, Severity } from '../report/finding';
import { Marks } from '../targets/target';

/**
 * Leaves out what is to be known of labels and annotations that the targets themselves need: nobody else wrote them, and support notes tell of
 * them where something must be done.
 */
export function besideOwnMarks(mesh: MeshState, findings: Finding[]): Finding[] {
  let keys: Set<string> | undefined;
  return findings.filter(({ severity, pointer = '' }) => {
    const mark = severity === Severity.INFO ? /\/(?:annotations|labels)\/([^/]+)$/.exec(pointer) : null;
    if (!mark) return true;
    keys ??= keysOf(mesh);
    return !keys.has(mark[1].replace(/~1/g, '/').replace(/~0/g, '~'));
  });
}

function keysOf(mesh: MeshState): Set<string> {
  const { namespaces, services } = mesh.graph;
  const marks: Marks[] = [
    ...[...namespaces.values()].filter(({ owned }) => owned)
      .flatMap(namespace => mesh.targetsFor(namespace).map(target => target.namespaceMarks(namespace))),
    ...services.filter(({ owned }) => owned).flatMap(service =>
      mesh.targetsFor(service.namespace).flatMap(target => [target.serviceMarks(service), target.podMarks(service)])),
  ];
  return new Set(marks.flatMap(({ annotations = {}, labels = {} }) => [...Object.keys(annotations), ...Object.keys(labels)]));
}
