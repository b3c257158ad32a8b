import { ChildProcess } from 'child_process';
import { Bench } from '../../bench';
import { selects } from '../../cluster/cluster';
import { podName } from '../../machine/pods';

/** Ports of applications that speak first, as MySQL does. */
const SPEAKS_FIRST = [3306];

/** What applications speak on the ports of their pods; they answer with the name of the pod, and start anew where it changes. */
export class Applications {
  private readonly running = new Map<string, { arguments: string[]; process?: ChildProcess }>();

  constructor(private readonly bench: Bench) {}

  /** Has the application of a pod listen as the Services of a cluster say. */
  public async start(pod: any, cluster: any[]): Promise<void> {
    const name = podName(pod);
    const args = argumentsOf(pod, cluster);
    const running = this.running.get(name);
    if (running && JSON.stringify(running.arguments) === JSON.stringify(args)) return;
    if (running?.process) await this.bench.processes.stop(running.process);
    this.running.set(name, { arguments: args, process: args.length === 0 ? undefined : this.run(pod, name, args) });
  }

  private run({ metadata }: any, name: string, args: string[]): ChildProcess {
    const command = [this.bench.tool('network'), 'serve', '-name', metadata.name, '-log', this.bench.path('applications', `${name}.log`), ...args];
    return this.bench.processes.start(command, { pod: name, log: this.bench.path('applications', `${name}.out`) });
  }
}

/** `port=protocol` for each port of the containers. */
function argumentsOf({ metadata, spec }: any, cluster: any[]): string[] {
  const services = cluster.filter(object => object.kind === 'Service' && object.metadata.namespace === metadata.namespace
    && object.spec.selector && selects(object.spec.selector, metadata.labels));
  const ports = spec.containers.flatMap((container: any) => container.ports ?? []);
  return ports.map(({ name, containerPort }: any) => {
    const port = services.flatMap(service => service.spec.ports).find(({ targetPort }: any) => [name, containerPort].includes(targetPort));
    const speaksHttp = port === undefined || ['http', 'kubernetes.io/h2c'].includes(port.appProtocol);
    return `${containerPort}=${speaksHttp ? 'http' : SPEAKS_FIRST.includes(containerPort) ? 'server-first' : 'tcp'}`;
  });
}
