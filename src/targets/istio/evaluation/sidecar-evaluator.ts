import { allowedBy, Sight, workloadPolicies } from './authorization-policy';
import { refusesPlaintext } from './peer-authentication';
import { AccessRequest, Decision, IEvaluator } from '../../../simulation/evaluator';

/** What Istio with sidecars does with given objects. */
export class IstioSidecarEvaluator implements IEvaluator {
  constructor(private readonly rootNamespace = 'istio-system') {}

  public decide(objects: any[], request: AccessRequest): Decision {
    const { source, destination, port } = request;
    if (!destination.meshed) return { allowed: true, because: ['the destination has no sidecar'] };
    if (!source?.meshed && refusesPlaintext(objects, destination, this.rootNamespace)) return { allowed: false, because: ['PeerAuthentication: plaintext'] };
    const policies = workloadPolicies(objects, destination, this.rootNamespace);
    const allowed = allowedBy(policies, request, source, port, Sight.REQUEST);
    return { allowed, because: policies.map(({ metadata }) => `AuthorizationPolicy ${metadata.namespace}/${metadata.name}`) };
  }
}
