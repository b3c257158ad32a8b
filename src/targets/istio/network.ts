import { usesWaypoint, Waypoint, waypointPodLabels } from './waypoint';
import { Intermediary, NetworkNeeds, ServiceIntent } from '../../intent';

/** Address that the kubelet's probes come from in ambient: the node's is replaced by it. */
const PROBE_SOURCE = '169.254.7.127/32';

/** Sidecars take traffic at the application's ports, and fetch their configuration from istiod. */
export function sidecarNetworkNeeds(rootNamespace: string): NetworkNeeds {
  return {
    transportPorts: [],
    usesApplicationPorts: true,
    controlPlane: [istiod(rootNamespace)],
    probeSources: [],
    healthPorts: [15021],
    metricsPorts: [15020],
  };
}

/** In ambient all traffic of the mesh arrives at 15008 (HBONE), whatever port is called. */
export function ambientNetworkNeeds(rootNamespace: string): NetworkNeeds {
  return {
    transportPorts: [15008],
    usesApplicationPorts: false,
    controlPlane: [istiod(rootNamespace)],
    probeSources: [PROBE_SOURCE],
    healthPorts: [],
    metricsPorts: [15020],
  };
}

/** The waypoint pods before a service. */
export function waypointsOf(service: ServiceIntent, waypoint: Waypoint): Intermediary[] {
  return usesWaypoint(service, waypoint) ? [{ namespace: service.namespace.name, podLabels: waypointPodLabels(waypoint) }] : [];
}

function istiod(namespace: string) {
  return { namespace, podLabels: { app: 'istiod' }, ports: [15012] };
}
