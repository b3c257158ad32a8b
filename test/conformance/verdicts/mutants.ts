import { Mutant, TargetName } from '../suite';

/** A mistake in what we see of an object: what is wrong in it is not seen. */
function overlooking(target: TargetName, name: string, kind: string, mend: (spec: any) => void): Mutant {
  const change = (objects: any[]) => {
    objects.filter(object => object.kind === kind && typeof object.spec === 'object' && object.spec !== null).forEach(({ spec }) => mend(spec));
    return objects;
  };
  return { target, name, change };
}

/** The items of a list that are objects. */
function recordsIn(value: unknown): any[] {
  return Array.isArray(value) ? value.filter(each => typeof each === 'object' && each !== null) : [];
}

/** Things that are wrong in objects, and that rules would overlook. */
export const MUTANTS: Mutant[] = [
  overlooking('istio-sidecar', 'a Sidecar that says nothing is not noticed', 'Sidecar', spec => { spec.outboundTrafficPolicy = { mode: 'REGISTRY_ONLY' }; }),
  overlooking('istio-sidecar', 'hosts of a ServiceEntry are not looked at', 'ServiceEntry', spec => { spec.hosts = ['example.com']; }),
  overlooking('istio-ambient', 'labels of subsets are not looked at', 'DestinationRule', ({ subsets }) => {
    for (const subset of recordsIn(subsets)) subset.labels = { version: 'v1' };
  }),
  overlooking('istio-ambient', 'a policy may be attached to anything', 'AuthorizationPolicy', ({ targetRefs }) => {
    for (const target of recordsIn(targetRefs)) Object.assign(target, { group: '', kind: 'Service' });
  }),
  overlooking('linkerd', 'an authentication of nobody is not noticed', 'MeshTLSAuthentication', spec => {
    spec.identities = ['*'];
    delete spec.identityRefs;
  }),
  overlooking('network-policy', 'targets of ports of Services are not looked at', 'Service', ({ ports }) => {
    for (const port of recordsIn(ports)) delete port.targetPort;
  }),
  overlooking('network-policy', 'selectors of Deployments are not looked at', 'Deployment', spec => {
    if (spec.template?.metadata?.labels) spec.selector = { matchLabels: spec.template.metadata.labels };
  }),
  overlooking('network-policy', 'a field that a Service does not have is not noticed', 'Service', spec => { delete spec.extra; }),
  overlooking('network-policy', 'types of policies are not looked at', 'NetworkPolicy', spec => { spec.policyTypes = ['Ingress']; }),
];
