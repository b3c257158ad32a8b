import { ProbeIntent, ProbeKind } from '../../intent';

/** The pod template of a workload's JSON: a part of it, to be read and changed in place. */
export function podTemplateOf(workload: any): any {
  if (workload.kind === 'Pod') return workload;
  if (workload.kind === 'CronJob') return workload.spec?.jobTemplate?.spec?.template ?? {};
  return workload.spec?.template ?? {};
}

/** Labels that select the pods of a workload. */
export function podLabelsOf(workload: any, fallback: { [key: string]: string }): { [key: string]: string } {
  const template = podTemplateOf(workload);
  return workload.spec?.selector?.matchLabels ?? template.metadata?.labels ?? fallback;
}

/** Container ports by name. */
export function namedPortsOf(workload: any): Map<string, number> {
  const containers: any[] = podTemplateOf(workload).spec?.containers ?? [];
  return new Map(containers.flatMap(container => container.ports ?? [])
    .filter((port: any) => port.name !== undefined)
    .map((port: any) => [port.name, port.containerPort]));
}

/** Probes of the containers, ordered by port, kind and path, each once. */
export function probesOf(workload: any): ProbeIntent[] {
  const ports = namedPortsOf(workload);
  const containers: any[] = podTemplateOf(workload).spec?.containers ?? [];
  const probes = containers
    .flatMap(container => [container.startupProbe, container.readinessProbe, container.livenessProbe])
    .flatMap(probe => probeOf(probe, ports));
  const byKey = new Map(probes.map(probe => [`${String(probe.port).padStart(5, '0')} ${probe.kind} ${probe.path ?? ''}`, probe]));
  return [...byKey.entries()].sort(([a], [b]) => a < b ? -1 : 1).map(([, probe]) => probe);
}

function probeOf(probe: any, ports: Map<string, number>): ProbeIntent[] {
  const numberOf = (port: any) => typeof port === 'number' ? port : ports.get(port) ?? Number(port);
  if (probe?.grpc) return [{ kind: ProbeKind.GRPC, port: numberOf(probe.grpc.port) }];
  if (probe?.tcpSocket) return [{ kind: ProbeKind.TCP, port: numberOf(probe.tcpSocket.port) }];
  if (!probe?.httpGet) return [];
  const kind = probe.httpGet.scheme === 'HTTPS' ? ProbeKind.HTTPS : ProbeKind.HTTP;
  return [{ kind, port: numberOf(probe.httpGet.port), path: String(probe.httpGet.path ?? '/').split('?')[0] }];
}
