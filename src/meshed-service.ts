import { ApiObject } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { Call, CallOptions } from './call';
import { MeshedServiceAttributes, MeshedServiceProps } from './meshed-service-props';
import { declareCall } from './private/call-declaration';
import { located } from './private/located';
import { Materializer, materializerOfTargets } from './private/objects/materializer';
import { ownedService, registry, namespaceState, serviceState } from './private/registry';
import { renderedFor } from './private/release/rendered-service';
import { declareForeignService, declareService } from './private/service-declaration';
import { Feature } from './vocabulary/feature';
import { Identity } from './vocabulary/identity';

const NONE: Feature[] = [];

/** A service of a mesh: one that this program owns, or one that it only names. */
export interface IMeshedService extends IConstruct {
  /** Name of the service. */
  readonly serviceName: string;
  /** Name of its namespace. */
  readonly namespaceName: string;
  /** Who its workload is. */
  readonly identity: Identity;
}

/**
 * Defines a service that takes part in a mesh: what runs, which ports it has, and whom it calls.
 *
 * Only declared calls are allowed in a strict namespace.
 */
export class MeshedService extends Construct implements IMeshedService {
  /**
   * Names a service that another program owns; nothing is rendered for it. Throws if names or ports cannot be.
   * @param scope scope of the construct
   * @param id id of the construct
   * @param attributes what is known of it
   */
  public static fromAttributes(scope: Construct, id: string, attributes: MeshedServiceAttributes): IMeshedService {
    return new ForeignService(scope, id, attributes);
  }

  public readonly serviceName: string;
  public readonly namespaceName: string;
  public readonly identity: Identity;
  /** The workload: created, or the existing one. */
  public readonly workload: ApiObject;
  /** The Kubernetes Service: created, or the existing one; none for a workload that is only a source. */
  public readonly service?: ApiObject;

  private readonly materializer: Materializer;

  /**
   * Creates the objects of a service, or completes existing ones.
   *
   * Throws if names, ports, probes or quantities are not what Kubernetes takes, if neither or both of image and workload are given, if the
   * existing workload or its Service is not there or not the only one, and if the service or its workload is declared twice.
   * @param scope chart or construct that holds the objects
   * @param id id of the construct
   * @param props namespace, and what runs
   */
  public constructor(scope: Construct, id: string, props: MeshedServiceProps) {
    super(scope, id);
    const { node: namespace, mesh } = located(this, () => namespaceState(props.namespace));
    const { node, objects } = located(this, () => declareService(this, mesh, namespace, props));
    registry.services.set(this, { node, mesh });
    this.serviceName = node.name;
    this.namespaceName = namespace.name;
    this.identity = new Identity(mesh.trustDomain, namespace.name, node.workload.serviceAccount);
    this.workload = objects.workloadObject;
    this.service = objects.serviceObject;
    this.materializer = materializerOfTargets(this, mesh, () => mesh.targetsFor(node.namespace), target => renderedFor(target, node));
    registry.owned.set(this, { node, mesh, objects, materializer: this.materializer, replicas: props.replicas });
  }

  /**
   * Declares that this service calls another, and under which rules.
   *
   * Throws if the port is not one of the destination's, if routes, timeout or retries do not fit what the port speaks, or if both are not in
   * one mesh.
   * @param destination service that is called
   * @param options port, routes, timeout, retries and circuit breaker
   */
  public calls(destination: IMeshedService, options: CallOptions = {}): Call {
    return located(this, () => this.declare(this, destination, options));
  }

  /**
   * Declares that a service which another program owns calls this one, and under which rules.
   *
   * Throws as `calls` does.
   * @param source service that calls
   * @param options port, routes, timeout, retries and circuit breaker
   */
  public acceptsCallsFrom(source: IMeshedService, options: CallOptions = {}): Call {
    return located(this, () => this.declare(source, this, options));
  }

  /**
   * Objects that the targets render for this service, to be changed by JSON patch: the way out for what the library does
   * not offer. A patch stays when further calls are declared.
   * @param kind kind of the objects: 'VirtualService'
   * @param name name of the object, where the kind alone does not tell
   */
  public objects(kind: string, name?: string): ApiObject[] {
    return this.materializer.find(kind, name);
  }

  private declare(source: IMeshedService, destination: IMeshedService, options: CallOptions): Call {
    const from = serviceState(source);
    const to = serviceState(destination);
    if (from.mesh !== to.mesh) throw new Error(`source and destination must be in one mesh, got: '${source.node.path}' and '${destination.node.path}' in different ones`);
    const { declaration: { path } } = ownedService(this).node;
    const declaration = { path, acceptedLosses: options.acceptLoss ?? NONE };
    return Call._of(declareCall(to.mesh, from.node, to.node, options, declaration));
  }
}

class ForeignService extends Construct implements IMeshedService {
  public readonly serviceName: string;
  public readonly namespaceName: string;
  public readonly identity: Identity;

  constructor(scope: Construct, id: string, attributes: MeshedServiceAttributes) {
    super(scope, id);
    const { node, mesh } = located(this, () => declareForeignService(this.node.path, attributes));
    registry.services.set(this, { node, mesh });
    this.serviceName = node.name;
    this.namespaceName = node.namespace.name;
    this.identity = new Identity(mesh.trustDomain, node.namespace.name, node.workload.serviceAccount);
  }
}
