import { PortIntent } from '../../intent';
import { PortProtocol } from '../../vocabulary/port';
import { Probe } from '../../vocabulary/probe';

/** What a service runs, in the few words of the library. */
export interface OwnWorkload {
  readonly name: string;
  readonly image: string;
  readonly replicas: number;
  readonly ports: PortIntent[];
  /** Port of probes that name none. */
  readonly probePort?: number;
  readonly env?: { [name: string]: string };
  readonly resources?: { [field: string]: { [resource: string]: string } };
  readonly runAsUser?: number;
  readonly readiness?: Probe;
  readonly liveness?: Probe;
}

/** Labels that select the pods of a service made by the library. */
export function selectorLabels(name: string): { [key: string]: string } {
  return { 'app.kubernetes.io/name': name };
}

/** Labels of the pods: what selects them, and the version, which telemetry tells apart. */
export function podLabels(name: string, version?: string): { [key: string]: string } {
  return { ...selectorLabels(name), ...version && { 'app.kubernetes.io/version': version } };
}

/** The version that an image's tag tells, as far as it is a valid label value. */
export function versionOf(image: string): string | undefined {
  const tag = /:([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)$/.exec(image.split('@')[0]);
  return tag?.[1];
}

/** A Deployment whose pods run as nobody, without privileges and on a read-only file system. */
export function deploymentOf(workload: OwnWorkload): any {
  return {
    metadata: { labels: podLabels(workload.name, versionOf(workload.image)) },
    spec: {
      replicas: workload.replicas,
      selector: { matchLabels: selectorLabels(workload.name) },
      template: {
        metadata: { labels: podLabels(workload.name, versionOf(workload.image)) },
        spec: {
          serviceAccountName: workload.name,
          securityContext: { runAsNonRoot: true, runAsUser: workload.runAsUser, seccompProfile: { type: 'RuntimeDefault' } },
          containers: [containerOf(workload)],
        },
      },
    },
  };
}

/** A Service with named ports that say what is spoken on them. */
export function serviceOf(
  name: string, ports: PortIntent[], selector: { [key: string]: string }, headless: boolean, appProtocolOf: (protocol: PortProtocol) => string,
): any {
  return {
    metadata: { labels: selectorLabels(name) },
    spec: {
      ...headless && { clusterIP: 'None' },
      selector,
      ports: ports.map(port => ({
        name: port.name, port: port.number, targetPort: port.targetPort, protocol: 'TCP', appProtocol: appProtocolOf(port.protocol),
      })),
    },
  };
}

function containerOf(workload: OwnWorkload): any {
  const targets = [...new Map(workload.ports.map(port => [port.targetPort, port])).values()];
  return {
    name: workload.name,
    image: workload.image,
    ...targets.length > 0 && { ports: targets.map(port => ({ name: port.name, containerPort: port.targetPort, protocol: 'TCP' })) },
    env: workload.env && Object.entries(workload.env).map(([name, value]) => ({ name, value })),
    resources: workload.resources,
    readinessProbe: workload.readiness?._toKube(workload.probePort),
    livenessProbe: workload.liveness?._toKube(workload.probePort),
    securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } },
  };
}
