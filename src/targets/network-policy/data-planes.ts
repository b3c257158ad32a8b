import { INetworkFacts, NamespaceIntent, NetworkNeeds } from '../../intent';

/** A target beside this one that moves traffic, and what it needs for the pods of a namespace. */
export interface DataPlane {
  readonly facts: INetworkFacts;
  readonly needs: NetworkNeeds;
}

/** What a target needs that moves no traffic: nothing, not even the ports of the application. */
export const NO_NEEDS: NetworkNeeds = {
  transportPorts: [], usesApplicationPorts: false, controlPlane: [], probeSources: [], healthPorts: [], metricsPorts: [],
};

/** The data planes of a mesh: targets by whose needs traffic arrives anywhere. This target itself is none. */
export function dataPlanesOf(namespace: NamespaceIntent): DataPlane[] {
  return namespace.network
    .map(facts => ({ facts, needs: facts.networkNeeds(namespace) }))
    .filter(({ needs }) => needs.usesApplicationPorts || needs.transportPorts.length > 0);
}
