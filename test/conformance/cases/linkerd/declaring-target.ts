import { LinkerdTarget, Manifest } from '../../../../src';
import { NamespaceIntent, ServiceIntent } from '../../../../src/intent';

/** Linkerd, with an ear for what is declared. */
export class Declaring extends LinkerdTarget {
  private readonly heard = new Map<string, ServiceIntent>();
  private readonly spaces = new Map<string, NamespaceIntent>();

  public renderNamespace(namespace: NamespaceIntent): Manifest[] {
    this.spaces.set(namespace.name, namespace);
    return super.renderNamespace(namespace);
  }

  public renderService(service: ServiceIntent): Manifest[] {
    this.heard.set(`${service.namespace.name}/${service.name}`, service);
    return super.renderService(service);
  }

  /** What the program declares, as it was asked last. */
  public declared(): { namespaces: NamespaceIntent[]; services: ServiceIntent[] } {
    return { namespaces: [...this.spaces.values()], services: [...this.heard.values()] };
  }
}
