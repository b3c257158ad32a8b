import { ChildProcess } from 'child_process';
import { existsSync, readFileSync, rmSync } from 'fs';
import { Bench } from '../bench';
import { selects } from '../cluster/cluster';
import { podName } from '../machine/pods';

/** A request as an application saw it. */
export interface Seen {
  /** Milliseconds. */
  readonly time: number;
  readonly port: string;
  readonly proto: string;
  readonly method?: string;
  readonly path?: string;
  readonly headers?: { [name: string]: string };
}

type Protocol = 'http' | 'tcp' | 'server-first';

/** Starts the application of a Pod on the ports of its containers; it answers with the name of the pod. */
export function startApplication(bench: Bench, pod: any, objects: any[]): ChildProcess[] {
  const ports = Object.entries(protocolsOf(pod, objects)).map(([port, protocol]) => `${port}=${protocol}`);
  if (ports.length === 0) return [];
  const command = [bench.tool('network'), 'serve', '-name', pod.metadata.name, '-log', logOf(bench, podName(pod)), ...ports];
  return [bench.processes.start(command, { pod: podName(pod), log: bench.path('applications', `${podName(pod)}.out`) })];
}

/** Whether an application listens. */
export function listens(bench: Bench, pod: any, objects: any[]): boolean {
  if (Object.keys(protocolsOf(pod, objects)).length === 0) return true;
  const out = bench.path('applications', `${podName(pod)}.out`);
  return existsSync(out) && readFileSync(out, 'utf-8').includes('READY');
}

/** Takes back that an application has begun to listen; what it saw stays. */
export function forget(bench: Bench, pod: string): void {
  rmSync(bench.path('applications', `${pod}.out`), { force: true });
}

/** The requests that the application of a pod saw. */
export function seenBy(bench: Bench, pod: string): Seen[] {
  const path = logOf(bench, pod);
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf-8').split('\n').slice(0, -1).map(line => JSON.parse(line));
}

function logOf(bench: Bench, pod: string): string {
  return bench.path('applications', `${pod}.log`);
}

/** Ports of applications that speak first, as MySQL does. */
const SPEAKS_FIRST = [3306];

/** What the application speaks on each port of its containers, as the name of the port or a Service says. */
function protocolsOf({ metadata, spec }: any, objects: any[]): { [port: string]: Protocol } {
  const services = objects.filter(object => object.kind === 'Service' && object.metadata.namespace === metadata.namespace
    && object.spec.selector && selects(object.spec.selector, metadata.labels));
  const containers = spec.containers.flatMap((container: any) => container.ports ?? []);
  return Object.fromEntries(containers.map(({ name = '', containerPort }: any) => {
    const port = services.flatMap(service => service.spec.ports).find(({ targetPort }: any) => [name, containerPort].includes(targetPort));
    const lines = port?.appProtocol === 'tcp' || name.startsWith('tcp');
    return [containerPort, lines ? SPEAKS_FIRST.includes(containerPort) ? 'server-first' : 'tcp' : 'http'];
  }));
}
