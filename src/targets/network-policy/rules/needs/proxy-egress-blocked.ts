import { blocked, PROXY } from './tunnels';

/** Calls of pods with a proxy of Linkerd. */
export const proxyEgressBlocked = blocked(PROXY, 'egress', { code: 'CM5034', name: 'proxy-egress-blocked' });
