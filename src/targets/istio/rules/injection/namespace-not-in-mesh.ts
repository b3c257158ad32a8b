import { WAYS } from './ways';
import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectSet } from '../../../../analysis/rules/object-set';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { record } from '../../../../analysis/rules/values';
import { hasSidecar, injects, isAmbient, isAmbientPod, labelsOf } from '../lookup/enrolment';
import { entryOf } from '../lookup/entry';
import { ISTIO } from '../lookup/kinds';

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
