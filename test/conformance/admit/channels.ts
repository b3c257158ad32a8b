import { GatewayApiChannel, IMeshTarget, IstioAmbientTarget } from '../../../src';
import { targetOf } from '../cases/targets';
import { CrdSource } from '../cluster/crds';
import { TargetName } from '../suite';

/** A Gateway API as clusters have it. */
export interface Channel {
  readonly name: string;
  readonly crds: CrdSource;
  readonly experimental: boolean;
}

export const CHANNELS: Channel[] = [
  { name: 'Gateway API 1.5.1 standard', crds: 'gateway-api-1.5.1-standard', experimental: false },
  { name: 'Gateway API 1.6.1 standard', crds: 'gateway-api-1.6.1-standard', experimental: false },
  { name: 'Gateway API 1.6.1 experimental', crds: 'gateway-api-1.6.1-experimental', experimental: true },
];

const STANDARD_AMBIENT = new IstioAmbientTarget({ gatewayApiChannel: GatewayApiChannel.STANDARD, dryRun: true, defaultRetries: false });

/** The target as somebody configures it who has this Gateway API. */
export function targetOn(channel: Channel, name: TargetName): IMeshTarget {
  return name === 'istio-ambient' && !channel.experimental ? STANDARD_AMBIENT : targetOf(name);
}

const GATEWAY_API = /^gateway\.networking\.(x-)?k8s\.io\//;

/** Whether an object is of the Gateway API. */
export function isOfGatewayApi({ apiVersion }: any): boolean {
  return GATEWAY_API.test(apiVersion);
}

/** Whether a target is asked on this Gateway API about all of its objects; on others only about what differs: those of the Gateway API. */
export function whole(channel: Channel, name: TargetName): boolean {
  return channelsOf(name).find(each => targetOn(each, name) === targetOn(channel, name)) === channel;
}

/** The Gateway APIs for which a target is asked, the one first on which it walks every way; on the others it takes every step once. */
export function channelsOf(name: TargetName): Channel[] {
  const [oldest, latest, experimental] = CHANNELS;
  if (name === 'istio-ambient') return [experimental, latest, oldest];
  return name === 'linkerd' ? [oldest, latest, experimental] : [latest];
}
