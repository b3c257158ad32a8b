import { attachedPolicies, waypointOf } from './waypoint';
import { nameOf } from '../../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { AUTHORIZATION_POLICY, REQUEST_AUTHENTICATION } from '../policy';

/** Policies of Services are kept by waypoints: without one nobody keeps them. */
export const targetWithoutWaypoint: ObjectRule = {
  entry: {
    code: 'CM2507',
    name: 'target-without-waypoint',
    severity: 'error',
    summary: 'A policy is attached to a Service that has no waypoint.',
    explanation: 'Only waypoints keep policies with `targetRefs`. Without one, traffic goes straight to the pods and everything is let through.',
    remedy: 'Set the label `istio.io/use-waypoint` on the Service or on its Namespace, or use a `selector`.',
    targets: ['istio-sidecar', 'istio-ambient'],
    see: 'https://istio.io/latest/docs/ambient/usage/l7-features/',
  },
  reads: [AUTHORIZATION_POLICY, REQUEST_AUTHENTICATION, 'Namespace', 'Service'],
  check: objects => attachedPolicies(objects).filter(({ service }) => waypointOf(objects, service) === undefined).map(({ service, ...where }) => ({
    ...where, message: `${nameOf(where.object)} has no effect: ${nameOf(service)} and its Namespace have no label istio.io/use-waypoint`,
  })),
};
