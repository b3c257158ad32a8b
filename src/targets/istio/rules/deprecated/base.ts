import { ISTIO } from '../lookup/kinds';

/** What rules about deprecated fields have in common. */
export const BASE = { severity: 'warning' as const, elsewhere: ['IST0002'], targets: ISTIO };
