/** Group and kind of what a Canary is for. */
export const DEPLOYMENT = 'apps/Deployment';

/** Labels by which the controller tells the primary from the new version. */
export const LABELS = ['app', 'name', 'app.kubernetes.io/name'];
