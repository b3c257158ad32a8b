import { KubeObject } from '../../../../../analysis/rules/kube-object';
import { ObjectSet } from '../../../../../analysis/rules/object-set';
import { PodShape } from '../../../../../analysis/rules/pod-index';
import { podsOfService, portsOfService, ServicePort } from '../../../../../analysis/rules/service-ports';
import { record } from '../../../../../analysis/rules/values';
import { annotationsOf } from '../../lookup/mesh-signs';
import { isLeftOut, settingOf } from '../../lookup/pods';
import { namedPorts, portNumber } from '../../lookup/servers';
import { PortRanges, portsIn } from '../../values/ports';

export const KEY = 'config.linkerd.io/opaque-ports';

/** Protocols of a port that clients do not look into. */
export const OPAQUE_PROTOCOLS = ['linkerd.io/opaque', 'linkerd.io/tcp'];

/** Ports that a Service says to be opaque; nothing if it does not say. */
export function opaqueOfService(service: KubeObject): PortRanges | undefined {
  const written = annotationsOf(service)[KEY] ?? undefined;
  return written === undefined ? undefined : portsIn(String(written));
}

/** Ports that a pod, or its Namespace, says to be opaque; nothing if neither does. */
export function opaqueOfPod(objects: ObjectSet, pod: PodShape): PortRanges | undefined {
  const written = settingOf(objects, pod, KEY);
  return written === undefined ? undefined : portsIn(written, namedPorts(pod));
}

/** A port of a Service, a pod behind it, and the port of the pod. */
export interface Way {
  readonly service: KubeObject;
  readonly port: ServicePort;
  readonly pod: PodShape;
  readonly target?: number;
}

/** Ports of all Services with a cluster IP, with the pods behind them that may get a proxy. */
export function waysOf(objects: ObjectSet): Way[] {
  return objects.of('Service').filter(({ body }) => record(body.spec).clusterIP !== 'None').flatMap(service => {
    const pods = podsOfService(objects, service).filter(pod => !isLeftOut(objects, pod));
    return portsOfService(service).filter(({ protocol }) => protocol === 'TCP')
      .flatMap(port => pods.map(pod => ({ service, port, pod, target: portNumber(port.target, pod) })));
  });
}
