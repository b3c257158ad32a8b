import { AnalysisContext } from './analyzer';
import { sourceConflicts } from './resilience-conflicts';
import { hasAmbiguousRoutes } from './route-ambiguity';
import { featuresOfDefaults } from '../private/asked-features';
import { CallNode } from '../private/graph/call-node';
import { Declaration } from '../private/graph/declaration';
import { ServiceNode } from '../private/graph/service-node';
import { Feature, REQUEST_FEATURES } from '../vocabulary/feature';
import { PortProtocol } from '../vocabulary/port';

/** A feature that a declaration asks for. */
export interface Demand {
  readonly feature: Feature;
  readonly declaration: Declaration;
  /** Who asks: "call from 'shop/web' to 'shop/cart' port 80". */
  readonly who: () => string;
}

/** Everything that the program asks for, of those features that are of interest, in the order of declaration. */
export function demandsOf({ mesh }: AnalysisContext, isOfInterest: (feature: Feature) => boolean): Demand[] {
  const asked = new Map(Object.values(Feature).map(feature => [feature, isOfInterest(feature)]));
  const demands = (features: Feature[], declaration: Declaration, who: () => string): Demand[] =>
    features.filter(feature => asked.get(feature)).map(feature => ({ feature, declaration, who }));
  const { namespaces, services, calls } = mesh.graph;
  return [
    ...mesh.defaults && mesh.defaultsDeclaration ? demands(featuresOfDefaults(mesh.defaults), mesh.defaultsDeclaration, () => 'the program') : [],
    ...[...namespaces.values()].flatMap(namespace => namespace.declaration
      ? demands(namespace.features, namespace.declaration, () => `namespace '${namespace.name}'`) : []),
    ...services.flatMap(service => demands(service.features, service.declaration, () => `service '${nameOf(service)}'`)),
    ...services.flatMap(service => service.released
      ? demands([...service.released.features, ...byMetadata(service)], service.released.declaration, () => `release of '${nameOf(service)}'`) : []),
    ...calls.flatMap(call => demands(call.features, call.declaration, () => callName(call))),
    ...asked.get(Feature.NO_DEFAULT_RETRIES)
      ? calls.filter(triesOnce).flatMap(call => demands([Feature.NO_DEFAULT_RETRIES], call.declaration, () => callName(call))) : [],
    ...asked.get(Feature.ROUTE_PRECEDENCE)
      ? services.filter(hasAmbiguousRoutes).map(service => demandOfCalls(Feature.ROUTE_PRECEDENCE, service, service.inbound)) : [],
    ...asked.get(Feature.PER_SOURCE_RESILIENCE) ? services.flatMap(demandOfConflicts) : [],
  ];
}

function demandOfConflicts(service: ServiceNode): Demand[] {
  const conflicting = sourceConflicts(service).flatMap(({ opinions }) => opinions.map(({ call }) => call));
  return conflicting.length > 0 ? [demandOfCalls(Feature.PER_SOURCE_RESILIENCE, service, conflicting)] : [];
}

/** A call to a service whose requests somebody sees and might repeat: a gRPC call without retries, or any that says so. Nothing that HTTP answers is repeated. */
function triesOnce({ destination, port, retries }: CallNode): boolean {
  if (!destination.owned || destination.headless || (retries?.attempts ?? 0) > 0) return false;
  if (port.protocol !== PortProtocol.GRPC && retries === undefined) return false;
  return destination.asked.some(feature => REQUEST_FEATURES.includes(feature));
}

/** A release that tells requests by their metadata, of a service that some source may call by any gRPC method. */
function byMetadata({ released, inbound }: ServiceNode): Feature[] {
  const told = released!.features.includes(Feature.VERSION_BY_REQUEST);
  const any = inbound.some(({ port, routes }) => port.protocol === PortProtocol.GRPC && routes.length === 0);
  return told && any ? [Feature.VERSION_BY_METADATA] : [];
}

/** A call, in words. */
export function callName(call: { source: Named; destination: Named; port: { number: number } }): string {
  return `call from '${nameOf(call.source)}' to '${nameOf(call.destination)}' port ${call.port.number}`;
}

/** Something in a namespace. */
export interface Named {
  readonly name: string;
  readonly namespace: { readonly name: string };
}

/** 'namespace/name'. */
export function nameOf({ namespace, name }: Named): string {
  return `${namespace.name}/${name}`;
}

/** A demand of several calls together: its loss is accepted by the destination, or by all of them. */
function demandOfCalls(feature: Feature, destination: ServiceNode, calls: CallNode[]): Demand {
  const { path, acceptedLosses } = destination.declaration;
  const byAll = calls.every(call => call.declaration.acceptedLosses.includes(feature)) ? [feature] : [];
  return { feature, declaration: { path, acceptedLosses: [...acceptedLosses, ...byAll] }, who: () => `calls to '${nameOf(destination)}'` };
}
