import { Mesh } from '../../../src';
import { meshState } from '../../../src/private/registry';

/** A call that a program declares. */
export interface DeclaredCall {
  /** Names of the services. */
  readonly source: string;
  readonly destination: string;
  /** Port of the destination's pods. */
  readonly targetPort: number;
  /** Port of the destination's Service. */
  readonly port: number;
}

/** A service that a program declares. */
export interface DeclaredService {
  readonly name: string;
  readonly namespace: string;
  readonly ports: { readonly targetPort: number; readonly protocol: string }[];
}

/** What is declared of one mesh, whatever is rendered. */
export interface Declared {
  readonly services: DeclaredService[];
  readonly calls: DeclaredCall[];
}

/** What a program declares; services of other programs are left out. */
export function declaredOf(mesh: Mesh): Declared {
  const { graph } = meshState(mesh);
  return {
    services: graph.services.filter(({ owned }) => owned).map(({ name, namespace, ports }) =>
      ({ name, namespace: namespace.name, ports: ports.map(({ targetPort, protocol }) => ({ targetPort, protocol })) })),
    calls: graph.calls.map(({ source, destination, port }) =>
      ({ source: source.name, destination: destination.name, port: port.number, targetPort: port.targetPort })),
  };
}
