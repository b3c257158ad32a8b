import { DataPlane, dataPlanesOf } from './data-planes';
import { CallIntent, Intermediary, ServiceIntent } from '../../intent';
import { Feature } from '../../vocabulary/feature';
import { RolloutPhase } from '../../vocabulary/phase';

/** One way that traffic takes: to an intermediary and on to the destination, or straight to it. */
export interface Way {
  /** Pods in between; none where the source connects to the destination itself. */
  readonly via?: Intermediary;
  /** Ports on which the pods in between are reached. */
  readonly portsOfVia: number[];
  /** Ports on which the destination is reached, by the pods in between or by the source. */
  readonly ports: number[];
}

/**
 * The ways to one destination; made once for all calls to it.
 *
 * A tunnel takes the place of the application's port on the wire, and with it every port of the destination; who has no
 * proxy does not tunnel. In a migration there is a way for each data plane.
 */
export class WaysTo {
  private readonly planes: { readonly plane: DataPlane; readonly vias: Intermediary[] }[];
  private readonly guarded: boolean;
  private readonly meshed: boolean;

  constructor(destination: ServiceIntent) {
    this.guarded = destination.owned && destination.namespace.phase === RolloutPhase.STRICT;
    this.meshed = destination.enrolled;
    this.planes = dataPlanesOf(destination.namespace).map(plane => ({ plane, vias: plane.facts.intermediariesOf(known(destination)) }));
  }

  /** Ways of a call. */
  public from({ authenticated, port: { targetPort } }: CallIntent): Way[] {
    const plaintext = { portsOfVia: [], ports: [targetPort] };
    if (this.planes.length === 0 || !authenticated) return [plaintext];
    const ways = this.planes.flatMap(({ plane, vias }) => this.through(plane, vias, targetPort));
    return this.guarded ? ways : [plaintext, ...ways];
  }

  /** Past intermediaries goes only who must: to a destination that is not strict yet, or that another program owns. */
  private through({ needs }: DataPlane, vias: Intermediary[], targetPort: number): Way[] {
    const tunnel = [...needs.transportPorts, ...needs.usesApplicationPorts ? [targetPort] : []];
    const ports = this.meshed ? tunnel : [targetPort];
    const straight = vias.length === 0 || !this.guarded ? [{ portsOfVia: [], ports }] : [];
    return [...straight, ...vias.map(via => ({ via, portsOfVia: tunnel, ports }))];
  }
}

/** What stands before another program's service is for its calls to decide, which this one does not know: it may be everything. */
function known(destination: ServiceIntent): ServiceIntent {
  if (destination.owned) return destination;
  const { name, namespace, owned, enrolled, workload, ports, headless, otherServices, features, inbound, outbound } = destination;
  return { name, namespace, owned, enrolled, workload, ports, headless, otherServices, features, inbound, outbound, asked: Object.values(Feature) };
}
