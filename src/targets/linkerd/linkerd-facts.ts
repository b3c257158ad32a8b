import { LinkerdVersion } from './linkerd-options';
import { requireCidr } from '../../vocabulary/names';
import { GatewayApiVersion } from '../gateway-api';

/** Facts of the cluster, complete. */
export interface LinkerdFacts {
  readonly version: LinkerdVersion;
  readonly gatewayApiVersion: GatewayApiVersion;
  readonly controlPlaneNamespace: string;
  /** Addresses of the kubelet; none means that they are not known. */
  readonly probeNetworks?: string[];
  readonly scraperNetworks?: string[];
}

const EVERYWHERE = ['0.0.0.0/0', '::/0'];

/** Networks of a NetworkAuthentication; every address where none is known, as Linkerd has it by default. */
export function networksOf(cidrs: string[] = EVERYWHERE): any[] {
  return cidrs.map(cidr => ({ cidr }));
}

/** Throws unless networks, where given, are at least one and each of them a CIDR. */
export function requireNetworks(what: string, cidrs?: string[]): void {
  if (cidrs?.length === 0) throw new Error(`${what} must not be empty: leave them out for every address`);
  cidrs?.forEach(cidr => requireCidr(`network of ${what}`, cidr));
}
