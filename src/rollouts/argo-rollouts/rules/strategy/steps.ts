/** Steps that make a route. */
export const MANAGED = ['setHeaderRoute', 'setMirrorRoute'];
