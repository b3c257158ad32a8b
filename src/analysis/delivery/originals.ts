/** Labels by one of which a Deployment must select its pods, so that a controller can tell two versions. */
const KNOWN = ['app', 'name', 'app.kubernetes.io/name'];

/** Fields that every Service has. */
const PLAIN = ['selector', 'ports', 'trafficDistribution'];

/** Whether a Deployment selects its pods by one of the usual labels. */
export function selectsKnownLabel(deployment: any): boolean {
  return Object.keys(deployment.spec?.selector?.matchLabels ?? {}).some(label => KNOWN.includes(label));
}

/** Whether a Service has no more than a name, an address of the cluster, and ports. */
export function isPlain({ spec }: any): boolean {
  return Object.entries(spec).every(([field, value]) =>
    PLAIN.includes(field) || value === undefined || (field === 'type' && value === 'ClusterIP'));
}
