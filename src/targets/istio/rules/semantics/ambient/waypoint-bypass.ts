import { guardedPods } from './guarded-pods';
import { attachedPolicies, waypointOf } from './waypoint';
import { nameOf } from '../../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { podsOfService } from '../../../../../analysis/rules/service-ports';
import { AUTHORIZATION_POLICY } from '../policy';

/** Who calls a pod by its address does not pass the waypoint. */
export const waypointBypass: ObjectRule = {
  entry: {
    code: 'CM2525',
    name: 'waypoint-bypass',
    severity: 'info',
    summary: 'The pods of a Service with a policy at its waypoint have no policy of their own.',
    explanation: 'The waypoint guards calls of the Service. Who calls a pod by its address, or while the waypoint is missing, is let in by nobody\'s leave.',
    remedy: 'Add an AuthorizationPolicy with a `selector` that allows the ServiceAccount of the waypoint only.',
    targets: ['istio-ambient'],
    see: 'https://istio.io/latest/docs/ambient/usage/waypoint/',
  },
  reads: [AUTHORIZATION_POLICY, 'Namespace', 'Pod', 'Service'],
  check: objects => {
    const guarded = guardedPods(objects);
    return attachedPolicies(objects, [AUTHORIZATION_POLICY]).flatMap(({ object, pointer, service }) => {
      const open = waypointOf(objects, service) && podsOfService(objects, service).find(({ owner }) => !guarded.has(owner));
      return !open ? [] : [{ object, pointer, message: `${nameOf(object)} guards ${nameOf(service)}, and nothing guards ${nameOf(open.owner)} from calls past the waypoint` }];
    });
  },
};
