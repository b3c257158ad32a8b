import { GATEWAY } from './waypoint';
import { KubeObject, nameOf } from '../../../../../analysis/rules/kube-object';
import { ObjectSet } from '../../../../../analysis/rules/object-set';
import { ObjectRule, Problem } from '../../../../../analysis/rules/rule';
import { record, text } from '../../../../../analysis/rules/values';
import { SERVICE_ENTRY } from '../../lookup/kinds';

const LABEL = 'istio.io/use-waypoint';

/** A waypoint that is named and not there. */
export const waypointNotFound: ObjectRule = {
  entry: {
    code: 'CM2645',
    name: 'waypoint-not-found',
    severity: 'warning',
    summary: 'The label `istio.io/use-waypoint` names a Gateway that does not exist.',
    explanation: 'Calls go straight to the pods: no route and no policy about requests holds for them.',
    remedy: 'Correct the name, add the Gateway of class `istio-waypoint`, or name its namespace by `istio.io/use-waypoint-namespace`.',
    targets: ['istio-ambient'],
    see: 'https://istio.io/latest/docs/ambient/usage/waypoint/',
  },
  reads: ['Namespace', 'Service', SERVICE_ENTRY, 'Pod', GATEWAY],
  check: (objects, { complete }) => !complete ? [] : [
    ...objects.of('Namespace').flatMap(object => missing(objects, object, object.body.metadata, object.name, '/metadata')),
    ...['Service', SERVICE_ENTRY].flatMap(kind => objects.of(kind))
      .flatMap(object => missing(objects, object, object.body.metadata, object.namespace, '/metadata')),
    ...objects.pods().all.flatMap(({ owner, namespace, labels, pointer }) => missing(objects, owner, { labels }, namespace, `${pointer}/metadata`)),
  ],
};

function missing(objects: ObjectSet, object: KubeObject, metadata: unknown, own: string, pointer: string): Problem[] {
  const labels = record(record(metadata).labels);
  const name = text(labels[LABEL]);
  const namespace = text(labels[`${LABEL}-namespace`]) ?? own;
  if (!name || name === 'none' || !isKnown(objects, namespace) || ['', namespace].some(each => objects.find(GATEWAY, each, name))) return [];
  return [{
    object,
    pointer: `${pointer}/labels/istio.io~1use-waypoint`,
    message: `${nameOf(object)} names waypoint ${namespace}/${name}, and there is no such Gateway`,
  }];
}

function isKnown(objects: ObjectSet, namespace: string): boolean {
  return objects.find('Namespace', '', namespace) !== undefined || objects.in(GATEWAY, namespace).length > 0;
}
