import { attachedPolicies, GATEWAY, waypointOf } from './waypoint';
import { nameOf } from '../../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { AUTHORIZATION_POLICY, REQUEST_AUTHENTICATION } from '../policy';

/** A waypoint that is named and is not there keeps no policy. */
export const missingWaypoint: ObjectRule = {
  entry: {
    code: 'CM2508',
    name: 'policy-of-missing-waypoint',
    severity: 'warning',
    summary: 'A policy is attached to a Service whose waypoint is not among the objects.',
    explanation: 'As long as the waypoint is missing, traffic goes straight to the pods and the policy has no effect.',
    remedy: 'Add the Gateway of class `istio-waypoint` that the label `istio.io/use-waypoint` names.',
    targets: ['istio-ambient'],
    see: 'https://istio.io/latest/docs/ambient/usage/waypoint/',
  },
  reads: [AUTHORIZATION_POLICY, REQUEST_AUTHENTICATION, 'Namespace', 'Service', GATEWAY],
  check: (objects, { complete }) => attachedPolicies(objects).flatMap(({ object, pointer, service }) => {
    const waypoint = waypointOf(objects, service);
    if (waypoint === undefined || !complete || objects.find('Namespace', '', waypoint.namespace) === undefined) return [];
    const { name, namespace } = waypoint;
    return objects.find(GATEWAY, namespace, name) !== undefined ? [] : [{
      object, pointer, message: `${nameOf(object)} has no effect: ${nameOf(service)} uses the waypoint ${namespace}/${name}, and there is no such Gateway`,
    }];
  }),
};
