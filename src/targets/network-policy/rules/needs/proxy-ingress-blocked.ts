import { blocked, PROXY } from './tunnels';

/** Calls to pods with a proxy of Linkerd. */
export const proxyIngressBlocked = blocked(PROXY, 'ingress', { code: 'CM5033', name: 'proxy-ingress-blocked' });
