import { App } from 'cdk8s';
import { OnlineBoutique } from '../../../examples/online-boutique/boutique';
import { BoutiqueServices, declareCalls } from '../../../examples/online-boutique/calls';
import { choiceOf } from '../../../examples/online-boutique/targets';
import { CallOptions, MeshedService, RolloutPhase } from '../../../src';
import { RouteMatch } from '../../../src/vocabulary/route-match';

/** A service of Online Boutique. */
export interface BoutiqueService {
  readonly name: string;
  /** Ports of its Service. */
  readonly ports: { readonly number: number; readonly protocol: 'http' | 'grpc' | 'tcp' }[];
}

/** A call as the example declares it, read without the library's compilers. */
export interface DeclaredCall {
  readonly source: string;
  readonly destination: string;
  /** None for every request. */
  readonly matches: RouteMatch[];
  readonly options: CallOptions;
}

/** The services and the calls between them. */
export function declaredBoutique(): { services: BoutiqueService[]; calls: DeclaredCall[] } {
  const { services } = new OnlineBoutique(new App(), 'declared', choiceOf('istio-sidecar'), RolloutPhase.STRICT);
  const calls: DeclaredCall[] = [];
  const recorders = Object.entries(services).map(([role, { serviceName }]: [string, MeshedService]) => [role, {
    serviceName,
    calls: (destination: MeshedService, options: CallOptions = {}) => calls.push({
      source: serviceName, destination: destination.serviceName, matches: (options.routes ?? []).flatMap(({ matches }) => matches), options,
    }),
  }]);
  declareCalls(Object.fromEntries(recorders) as BoutiqueServices);
  return { services: Object.values(services).map(service => ({ name: service.serviceName, ports: portsOf(service) })), calls };
}

function portsOf({ service }: MeshedService): BoutiqueService['ports'] {
  return (service?.toJson().spec.ports ?? []).map(({ port, appProtocol }: any) => ({ number: port, protocol: appProtocol }));
}

/** Whether a call covers a request. */
export function covers({ matches }: DeclaredCall, method: string, path: string): boolean {
  return matches.length === 0 || matches.some(match => (match.method === undefined || match.method === method) && coversPath(match, path));
}

function coversPath({ exactPath, pathPrefix }: RouteMatch, path: string): boolean {
  if (exactPath !== undefined) return path === exactPath;
  return pathPrefix === undefined || pathPrefix === '/' || path === pathPrefix || path.startsWith(`${pathPrefix}/`);
}
