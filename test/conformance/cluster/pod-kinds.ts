/** Pods among objects. */
export function podsIn(objects: any[]): any[] {
  return objects.filter(({ kind }) => kind === 'Pod');
}

/** Whether a proxy of Istio is injected. */
export function hasSidecar({ metadata }: any): boolean {
  return metadata.annotations?.['sidecar.istio.io/status'] !== undefined;
}

/** Whether it is a waypoint itself. */
export function isWaypoint({ metadata }: any): boolean {
  return metadata.labels?.['gateway.istio.io/managed'] === 'istio.io-mesh-controller';
}
