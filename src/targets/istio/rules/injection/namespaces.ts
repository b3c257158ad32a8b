import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectSet } from '../../../../analysis/rules/object-set';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { record } from '../../../../analysis/rules/values';
import { hasSidecar, injects, isAmbient, isAmbientPod, labelsOf } from '../lookup/enrolment';
import { entryOf } from '../lookup/entry';
import { ISTIO } from '../lookup/kinds';

const WAYS = ['istio-injection', 'istio.io/rev', 'istio.io/dataplane-mode'];

/** A namespace with several ways into the mesh. */
export const severalWaysIntoMesh: ObjectRule = {
  entry: entryOf({
    code: 'CM2170',
    name: 'several-ways-into-mesh',
    severity: 'warning',
    summary: 'A Namespace has several labels that put it into the mesh.',
    explanation: 'They do not agree on who takes its pods: a revision is ignored beside `istio-injection`, and pods with a proxy are not in the ambient mesh.',
    remedy: 'Keep one of the labels.',
    elsewhere: ['IST0123'],
    targets: ISTIO,
  }),
  reads: ['Namespace'],
  check: objects => objects.of('Namespace').flatMap(object => {
    const labels = labelsOf(object);
    const found = WAYS.filter(key => labels[key] !== undefined);
    if (found.length < 2 || (labels['istio-injection'] ?? 'enabled') !== 'enabled' || object.name === 'istio-system') return [];
    return { object, pointer: '/metadata/labels', message: `${nameOf(object)} has the labels ${found.map(key => `${key}=${labels[key]}`).join(' and ')}, expected one` };
  }),
};

/** A namespace that is beside the mesh. */
export const namespaceNotInMesh: ObjectRule = {
  entry: entryOf({
    code: 'CM2171',
    name: 'namespace-not-in-mesh',
    severity: 'info',
    summary: 'A Namespace has workloads and no label that puts it into the mesh, as others have.',
    explanation: 'Its workloads have no identity, and no policy of the mesh holds for them.',
    remedy: 'Label it `istio-injection: enabled` or `istio.io/dataplane-mode: ambient`, or `istio-injection: disabled` if this is meant.',
    elsewhere: ['IST0102'],
    targets: ISTIO,
  }),
  reads: ['Namespace', 'Pod'],
  check: (objects, { targets, rootNamespace = 'istio-system' }) => {
    const inMesh = (labels: { [key: string]: any }) => injects(labels) || isAmbient(labels);
    const namespaces = objects.of('Namespace');
    if (!namespaces.some(each => inMesh(labelsOf(each))) && !targets.some(each => each.startsWith('istio-'))) return [];
    return namespaces.filter(({ name }) => name !== rootNamespace && !/^kube-/.test(name)).filter(each => isLeftOut(each.name, labelsOf(each), objects))
      .map(object => ({ object, pointer: '/metadata/labels', message: `${nameOf(object)} has workloads, and no label that puts it into the mesh` }));
  },
};

function isLeftOut(name: string, labels: { [key: string]: any }, objects: ObjectSet): boolean {
  const other = record(record(objects.find('Namespace', '', name)?.body.metadata).annotations)['linkerd.io/inject'];
  const pods = objects.pods().in(name);
  if (other !== undefined || WAYS.some(key => labels[key] !== undefined) || pods.length === 0) return false;
  return pods.some(pod => !hasSidecar(pod, objects) && !isAmbientPod(pod, objects) && pod.labels['sidecar.istio.io/inject'] === undefined);
}
