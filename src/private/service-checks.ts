import { PortIntent, ProbeIntent, ProbeKind } from '../intent';
import { MeshedServiceAttributes, MeshedServiceProps } from '../meshed-service-props';
import { IMeshTarget } from '../targets/target';
import { requireDnsLabel, requireDnsSubdomain, requireInteger } from '../vocabulary/names';
import { Port, speaksRequests } from '../vocabulary/port';

const QUANTITY = /^\d+(\.\d+)?(m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei)?$/;
const ENV_NAME = /^[A-Za-z_][A-Za-z0-9_.-]*$/;
const OF_CREATED = ['replicas', 'env', 'resources', 'runAsUser', 'readiness', 'liveness'] as const;
const OF_EXISTING = ['workloadName', 'service'] as const;

/** Throws where properties contradict each other, or cannot be what Kubernetes takes. */
export function requireSoundService(name: string, props: MeshedServiceProps): void {
  requireServiceName(name, (props.ports ?? []).length > 0);
  requireOneWorkload(name, props);
  requireDistinctPorts(name, props.ports ?? []);
  if (props.image !== undefined) requireSoundContainer(name, props);
}

/** Throws where what is told of a service of another program cannot be. */
export function requireSoundAttributes({ name, namespace, serviceAccount, ports, podLabels }: MeshedServiceAttributes): void {
  requireServiceName(name, (ports ?? []).length > 0);
  requireDnsLabel(`namespace of service '${name}'`, namespace);
  if (serviceAccount !== undefined) requireDnsSubdomain(`serviceAccount of service '${name}'`, serviceAccount);
  requireDistinctPorts(name, ports ?? []);
  if (podLabels === undefined || Object.keys(podLabels).length > 0) return;
  throw new Error(`podLabels of service '${name}' must not be empty: leave them out for app.kubernetes.io/name=${name}`);
}

/** Throws where ports of a Service lead to one port of the container and mean different things: it has one proxy, which sees requests or does not. */
export function requireOneSight(name: string, ports: PortIntent[]): void {
  const first = new Map<number, PortIntent>();
  for (const port of ports) {
    const other = first.get(port.targetPort) ?? port;
    first.set(port.targetPort, other);
    if (speaksRequests(other.protocol) === speaksRequests(port.protocol)) continue;
    throw new Error(`ports of service '${name}' that lead to container port ${port.targetPort} must all speak HTTP or none of them, `
      + `got: ${other.number} (${other.protocol}), ${port.number} (${port.protocol})`);
  }
}

/** Throws where the kubelet is to speak TLS to a port that is declared as HTTP without it. */
export function requireFittingProbes(name: string, ports: PortIntent[], probes: ProbeIntent[]): void {
  for (const { port } of probes.filter(({ kind }) => kind === ProbeKind.HTTPS)) {
    const declared = ports.find(({ targetPort, protocol }) => targetPort === port && speaksRequests(protocol));
    if (declared) throw new Error(`probe of service '${name}' on container port ${port} must fit what the port speaks, got: HTTPS, declared: ${declared.protocol}`);
  }
}

/** Throws where the application listens where proxies do. */
export function requireFreePorts(name: string, ports: PortIntent[], targets: IMeshTarget[]): void {
  for (const target of targets) {
    const taken = ports.find(({ targetPort }) => target.reserved.ports.includes(targetPort));
    if (taken) throw new Error(`container port of port ${taken.number} of service '${name}' must not be one that ${target.name} keeps for itself, got: ${taken.targetPort}`);
  }
}

/** Throws where a workload has the identity of pods of a mesh, or its objects their names. */
export function requireFreeIdentity(name: string, serviceAccount: string, targets: IMeshTarget[]): void {
  for (const target of targets) {
    const taken = target.reserved.serviceAccounts.find(account => account === serviceAccount || account === name);
    if (taken !== undefined) throw new Error(`service '${name}' must not have the name or ServiceAccount of pods of ${target.name}, got: '${taken}'`);
  }
}

/** A Service, unlike other objects, has a name that begins with a letter. */
function requireServiceName(name: string, hasService: boolean): void {
  requireDnsLabel('name of a service', name);
  if (hasService && /^\d/.test(name)) throw new Error(`name of a service with ports must begin with a letter, got: '${name}'`);
}

function requireOneWorkload(name: string, props: MeshedServiceProps): void {
  if ((props.image === undefined) === (props.workload === undefined)) {
    throw new Error(`service '${name}' must have an image or an existing workload, got ${props.image === undefined ? 'neither' : 'both'}`);
  }
  const misplaced = (props.workload ? OF_CREATED : OF_EXISTING).filter(key => props[key] !== undefined);
  if (misplaced.length === 0) return;
  const source = props.workload ? 'an existing workload, which says so itself' : 'an image, whose workload is created';
  throw new Error(`${misplaced.join(', ')} of service '${name}' must be left out with ${source}`);
}

function requireDistinctPorts(name: string, ports: Port[]): void {
  for (const field of ['number', 'name'] as const) {
    const values = ports.map(port => port[field]);
    const twice = values.find((value, i) => values.indexOf(value) !== i);
    if (twice !== undefined) throw new Error(`ports of service '${name}' must differ by ${field}, got twice: ${twice}`);
  }
}

function requireSoundContainer(name: string, { image, env, resources, runAsUser, replicas, ports, readiness, liveness }: MeshedServiceProps): void {
  if (image!.trim() === '') throw new Error(`image of service '${name}' must not be empty`);
  const badName = Object.keys(env ?? {}).find(key => !ENV_NAME.test(key));
  if (badName !== undefined) throw new Error(`env of service '${name}' must have names of letters, digits, '_', '-' and '.', got: '${badName}'`);
  const badQuantity = Object.entries(resources ?? {}).find(([, value]) => value !== undefined && !QUANTITY.test(value));
  if (badQuantity) throw new Error(`${badQuantity[0]} of service '${name}' must be a quantity such as '100m' or '64Mi', got: '${badQuantity[1]}'`);
  if (runAsUser !== undefined) requireInteger(`runAsUser of service '${name}'`, runAsUser, 1, 2147483647);
  requireInteger(`replicas of service '${name}'`, replicas ?? 2, 0, 10000);
  const open = [readiness, liveness].some(probe => probe && probe.port === undefined);
  if (open && (ports ?? []).length === 0) throw new Error(`port of a probe of service '${name}' must be given where the service has no ports, got none`);
}
