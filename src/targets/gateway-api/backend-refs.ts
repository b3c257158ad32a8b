import { Destination } from './versions';
import { MirrorIntent, PortIntent } from '../../intent';

/** Backends of a route; a lone one has no weight, since the weight 0 that a program may mean by it is not what data planes do. */
export function backendRefs(port: PortIntent, destinations: Destination[], namespace?: string): any[] {
  return destinations.map(({ service, weight, setCookie }) => ({
    name: service,
    namespace,
    port: port.number,
    weight: destinations.length > 1 ? weight : undefined,
    filters: setCookie === undefined ? undefined
      : [{ type: 'ResponseHeaderModifier', responseHeaderModifier: { add: [{ name: 'set-cookie', value: setCookie }] } }],
  }));
}

/** Copies of requests, which nobody waits for. */
export function mirrorFilter({ track, percent }: MirrorIntent, port: PortIntent): any {
  return { type: 'RequestMirror', requestMirror: { backendRef: { name: track.name, port: port.number }, percent } };
}
