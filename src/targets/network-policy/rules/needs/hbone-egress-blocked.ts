import { blocked, HBONE } from './tunnels';

/** Calls of pods in ambient mode. */
export const hboneEgressBlocked = blocked(HBONE, 'egress', { code: 'CM5032', name: 'hbone-egress-blocked' });
