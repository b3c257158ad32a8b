import { WAYS } from './ways';
import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { labelsOf } from '../lookup/enrolment';
import { entryOf } from '../lookup/entry';
import { ISTIO } from '../lookup/kinds';

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
