import { ProbeIntent, ProbeKind } from '../../intent';

/** The pod template of a workload's JSON: a part of it, to be read and changed in place. */
export function podTemplateOf(workload: any): any {
  if (workload.kind === 'Pod') return workload;
  if (workload.kind === 'CronJob') return workload.spec?.jobTemplate?.spec?.template ?? {};
  return workload.spec?.template ?? {};
}

const NAME = 'app.kubernetes.io/name';

/** Labels that select the pods of a workload: those of its selector; without one, the name that its pods are given. */
export function podLabelsOf(workload: any, name: string): { [key: string]: string } {
  const selected = workload.spec?.selector?.matchLabels ?? {};
  if (Object.keys(selected).length > 0) return selected;
  return { [NAME]: podTemplateOf(workload).metadata?.labels?.[NAME] ?? name };
}

/** Containers that run as long as the pod does: init containers that are restarted always are among them. */
function containersOf(workload: any): any[] {
  const { containers = [], initContainers = [] } = podTemplateOf(workload).spec ?? {};
  return [...containers, ...initContainers.filter((container: any) => container.restartPolicy === 'Always')];
}

/** Container ports by name. */
export function namedPortsOf(workload: any): Map<string, number> {
  return new Map(containersOf(workload).flatMap(container => container.ports ?? [])
    .filter((port: any) => port.name !== undefined)
    .map((port: any) => [port.name, port.containerPort]));
}

/** Probes and lifecycle hooks of the containers, which the kubelet asks alike, ordered by port, kind and path, each once. */
export function probesOf(workload: any): ProbeIntent[] {
  const ports = namedPortsOf(workload);
  const probes = containersOf(workload)
    .flatMap(({ startupProbe, readinessProbe, livenessProbe, lifecycle }) =>
      [startupProbe, readinessProbe, livenessProbe, lifecycle?.postStart, lifecycle?.preStop])
    .flatMap(probe => probeOf(workload, probe, ports));
  const byKey = new Map(probes.map(probe => [`${String(probe.port).padStart(5, '0')} ${probe.kind} ${probe.path ?? ''} ${probe.userAgent ?? ''}`, probe]));
  return [...byKey.entries()].sort(([a], [b]) => a < b ? -1 : 1).map(([, probe]) => probe);
}

function probeOf({ kind: owner, metadata }: any, probe: any, ports: Map<string, number>): ProbeIntent[] {
  const numberOf = (port: any) => {
    const number = typeof port === 'number' ? port : ports.get(port) ?? Number(port);
    if (Number.isInteger(number)) return number;
    throw new Error(`port of a probe of ${owner} '${metadata?.name}' must be a number or name a container port, got: '${port}', container ports: ${[...ports.keys()].join(', ') || 'none'}`);
  };
  if (probe?.grpc) return [{ kind: ProbeKind.GRPC, port: numberOf(probe.grpc.port) }];
  if (probe?.tcpSocket) return [{ kind: ProbeKind.TCP, port: numberOf(probe.tcpSocket.port) }];
  if (!probe?.httpGet) return [];
  const kind = probe.httpGet.scheme === 'HTTPS' ? ProbeKind.HTTPS : ProbeKind.HTTP;
  const userAgent = (probe.httpGet.httpHeaders ?? []).find(({ name }: any) => name.toLowerCase() === 'user-agent')?.value;
  const path = `/${String(probe.httpGet.path ?? '/').split('?')[0].replace(/^\//, '')}`;
  return [{ kind, port: numberOf(probe.httpGet.port), path, userAgent }];
}
