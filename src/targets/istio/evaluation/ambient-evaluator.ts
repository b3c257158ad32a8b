import { allowedBy, Sight, workloadPolicies } from './authorization-policy';
import { refusesPlaintext } from './peer-authentication';
import { AccessRequest, Decision, IEvaluator, Peer } from '../../../simulation/evaluator';

const USE_WAYPOINT = 'istio.io/use-waypoint';

/** What Istio ambient does with given objects: a waypoint where the called Service has one, then ztunnel at the destination. */
export class IstioAmbientEvaluator implements IEvaluator {
  constructor(private readonly rootNamespace = 'istio-system') {}

  public decide(objects: any[], request: AccessRequest): Decision {
    const { source, destination, port, servicePort } = request;
    if (!destination.meshed) return { allowed: true, because: ['the destination is not in ambient'] };
    if (!source?.meshed && refusesPlaintext(objects, destination, this.rootNamespace)) return { allowed: false, because: ['PeerAuthentication: plaintext'] };
    const waypoint = source?.meshed ? this.waypointOf(objects, request) : undefined;
    if (waypoint && !allowedBy(waypointPolicies(objects, request, waypoint.serviceAccount), request, source, servicePort ?? port, Sight.REQUEST)) {
      return { allowed: false, because: [`waypoint ${waypoint.serviceAccount}`] };
    }
    const policies = workloadPolicies(objects, destination, this.rootNamespace);
    return { allowed: allowedBy(policies, request, waypoint ?? source, port, Sight.CONNECTION), because: ['ztunnel'] };
  }

  /** A call by the name of a Service passes its waypoint; ztunnel then sees the waypoint as the source. */
  private waypointOf(objects: any[], { service, destination }: AccessRequest): Peer | undefined {
    const called = objects.find(({ kind, metadata }) => kind === 'Service' && metadata.name === service && metadata.namespace === destination.namespace);
    const name = called?.spec.clusterIP === 'None' ? undefined : called?.metadata.labels?.[USE_WAYPOINT];
    const gateway = objects.find(({ kind, metadata, spec }) => kind === 'Gateway' && metadata.name === name
      && metadata.namespace === destination.namespace && spec.gatewayClassName === 'istio-waypoint');
    return gateway && { namespace: destination.namespace, serviceAccount: name, labels: {}, meshed: true };
  }
}

/** Policies at a waypoint: those attached to the called Service, and those attached to the waypoint itself. */
function waypointPolicies(objects: any[], { service, destination }: AccessRequest, waypoint: string): any[] {
  return objects.filter(({ apiVersion, kind, metadata, spec }) => kind === 'AuthorizationPolicy' && apiVersion.startsWith('security.istio.io/')
    && metadata.namespace === destination.namespace
    && (spec.targetRefs ?? []).some((ref: any) => (ref.kind === 'Service' && ref.group === '' && ref.name === service)
      || (ref.kind === 'Gateway' && ref.group === 'gateway.networking.k8s.io' && ref.name === waypoint)));
}
