import { blocked, HBONE } from './tunnels';

/** Calls to pods in ambient mode. */
export const hboneIngressBlocked = blocked(HBONE, 'ingress', { code: 'CM5031', name: 'hbone-ingress-blocked' });
