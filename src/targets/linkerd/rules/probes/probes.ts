import { containersOf } from '../../../../analysis/rules/container-ports';
import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectSet } from '../../../../analysis/rules/object-set';
import { once } from '../../../../analysis/rules/once';
import { PodShape } from '../../../../analysis/rules/pod-index';
import { record } from '../../../../analysis/rules/values';
import { isLeftOut, settingOf } from '../lookup/pods';
import { portNumber } from '../lookup/servers';
import { includesPort, portsIn } from '../values/ports';

const PROBES = ['readinessProbe', 'livenessProbe', 'startupProbe'];

/** A probe of a container. */
export interface Probe {
  readonly pod: PodShape;
  readonly way: 'httpGet' | 'tcpSocket' | 'grpc';
  readonly is: { readonly [key: string]: any };
  readonly port?: number;
  /** Pointer to what is probed. */
  readonly pointer: string;
}

/** Probes of all pods that may get a proxy, of the ports that it takes. */
export const probesOf: (objects: ObjectSet) => Probe[] = once(objects =>
  objects.pods().all.filter(pod => !isLeftOut(objects, pod)).flatMap(pod => {
    const skipped = portsIn(settingOf(objects, pod, 'config.linkerd.io/skip-inbound-ports'));
    return containersOf(pod).flatMap(({ container, pointer }) => PROBES.flatMap(probe => (['httpGet', 'tcpSocket', 'grpc'] as const)
      .filter(way => (record(container[probe])[way] ?? undefined) !== undefined)
      .map(way => ({ way, is: record(container[probe][way]), pointer: `${pointer}/${probe}/${way}` }))))
      .map(probe => ({ ...probe, pod, port: portNumber(probe.is.port, pod) }))
      .filter(({ port }) => port === undefined || !includesPort(skipped, port));
  }));

/** What a probe is, in few words. */
export function probeWords({ pod, way, port, is }: Probe): string {
  return `${way}${way === 'httpGet' ? ` ${is.path ?? '/'}` : ''} of port ${port ?? is.port} of ${nameOf(pod.owner)}`;
}
