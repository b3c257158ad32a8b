import { portsOfPod } from '../../../../analysis/rules/container-ports';
import { KubeObject, nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectSet } from '../../../../analysis/rules/object-set';
import { PodShape } from '../../../../analysis/rules/pod-index';
import { podsOfService, portsOfService } from '../../../../analysis/rules/service-ports';
import { record } from '../../../../analysis/rules/values';

interface Translated {
  readonly service: KubeObject;
  readonly target: string | number;
}

/** What Services make of their ports at some pods. */
type Translations = Map<number, Translated>;

/** Says of a port of a policy that it is one of a Service, which pods that are selected get on another; nothing where they may listen on it. */
export type PortFault = (namespace: string, labels: { [key: string]: any }, port: unknown) => string | undefined;

/** Looks at the pods of each selector once. */
export function portFaults(objects: ObjectSet): PortFault {
  const services = translationsByPod(objects);
  const known = new Map<string, Translations>();
  return (namespace, labels, port) => {
    const key = JSON.stringify([namespace, labels]);
    const found = known.get(key) ?? lostPorts(objects.pods().having(namespace, labels), services);
    known.set(key, found);
    const lost = found.get(Number(port));
    return lost && `port ${port} of ${nameOf(lost.service)}, whose pods get its calls on ${lost.target}; expected the port of the pods`;
  };
}

/** Ports of Services on which none of the pods listens; none if one of them does not declare its ports. */
function lostPorts(pods: PodShape[], services: Map<PodShape, Translations>): Translations {
  const own = pods.map(portsOfPod);
  if (own.some(ports => ports.length === 0)) return new Map();
  const all = pods.flatMap(pod => [...services.get(pod) ?? []]);
  const listened = new Set([...own.flat().map(({ port }) => port), ...all.map(([, { target }]) => target)]);
  return new Map(all.filter(([port]) => !listened.has(port)));
}

function translationsByPod(objects: ObjectSet): Map<PodShape, Translations> {
  const found = new Map<PodShape, Translations>();
  for (const service of objects.of('Service').filter(({ body }) => record(body.spec).clusterIP !== 'None')) {
    for (const pod of podsOfService(objects, service)) {
      const own = found.get(pod) ?? new Map<number, Translated>();
      found.set(pod, own);
      for (const { port, target } of portsOfService(service)) own.set(port, { service, target });
    }
  }
  return found;
}
