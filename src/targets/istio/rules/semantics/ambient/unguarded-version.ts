import { guardedPods } from './guarded-pods';
import { attachedPolicies, waypointOf } from './waypoint';
import { KubeObject, nameOf } from '../../../../../analysis/rules/kube-object';
import { ObjectSet } from '../../../../../analysis/rules/object-set';
import { ObjectRule, Problem } from '../../../../../analysis/rules/rule';
import { record } from '../../../../../analysis/rules/values';
import { AUTHORIZATION_POLICY } from '../policy';

/** A policy of one Service does not guard another one in front of the same pods. */
export const unguardedVersion: ObjectRule = {
  entry: {
    code: 'CM2509',
    name: 'unguarded-version',
    severity: 'warning',
    summary: 'The pods behind a Service with an AuthorizationPolicy are also behind another Service without one.',
    explanation: 'A policy with `targetRefs` guards the Service that it names. Who calls the other Service, such as that of one version, is let through.',
    remedy: 'Attach the policy to the other Service too, or let only the waypoint reach the pods, by an AuthorizationPolicy with a `selector`.',
    targets: ['istio-ambient'],
    see: 'https://istio.io/latest/docs/ambient/usage/l7-features/',
  },
  reads: [AUTHORIZATION_POLICY, 'Namespace', 'Pod', 'Service'],
  check: objects => {
    const attached = attachedPolicies(objects, [AUTHORIZATION_POLICY]).filter(({ service }) => waypointOf(objects, service) !== undefined);
    const named = new Set(attached.map(({ service }) => service));
    const [services, guarded] = [servicesOfPods(objects), guardedPods(objects)];
    const others = (service: KubeObject) => podsOf(objects, service).filter(({ owner }) => !guarded.has(owner))
      .flatMap(({ owner }) => services.get(owner) ?? []).filter(other => !named.has(other));
    return [...named].flatMap(service => [...new Set(others(service))].map(other => problem(service, other)));
  },
};

function problem(service: KubeObject, object: KubeObject): Problem {
  const message = `${nameOf(object)} leads past the AuthorizationPolicy of ${nameOf(service)} to the same pods: none is attached to it`;
  return { object, pointer: '/spec/selector', message };
}

function podsOf(objects: ObjectSet, service: KubeObject) {
  const selector = record(record(service.body.spec).selector);
  return Object.keys(selector).length === 0 ? [] : objects.pods().having(service.namespace, selector);
}

function servicesOfPods(objects: ObjectSet): Map<KubeObject, KubeObject[]> {
  const services = new Map<KubeObject, KubeObject[]>();
  for (const service of objects.of('Service')) {
    for (const { owner } of podsOf(objects, service)) services.set(owner, [...services.get(owner) ?? [], service]);
  }
  return services;
}
