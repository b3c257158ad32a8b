import { portsOfPod } from '../../../../analysis/rules/container-ports';
import { KubeObject } from '../../../../analysis/rules/kube-object';
import { ObjectSet } from '../../../../analysis/rules/object-set';
import { PodShape } from '../../../../analysis/rules/pod-index';
import { Profile } from '../../../../analysis/rules/profile';
import { Problem } from '../../../../analysis/rules/rule';
import { podsOfService, portsOfService } from '../../../../analysis/rules/service-ports';
import { record } from '../../../../analysis/rules/values';
import { podsOfPeer } from '../peers/peer-pods';
import { Entry, podsOfPolicy, policiesOf, Policy, PolicyRule, rulesOf } from '../policy';

/** A port of a rule, and the pods whose port it is. */
export interface PortUse {
  readonly object: KubeObject;
  readonly rule: PolicyRule;
  readonly port: Entry;
  readonly pods: PodShape[];
}

/** Every port of every rule of which the pods are all known, and there are some. */
export function portUses(objects: ObjectSet, profile: Profile): PortUse[] {
  if (!profile.complete) return [];
  return policiesOf(objects).flatMap(policy => {
    const own = podsOfPolicy(objects, policy);
    return (['ingress', 'egress'] as const).flatMap(direction => rulesOf(policy, direction)).flatMap(rule => {
      const pods = rule.ports.length === 0 ? [] : rule.direction === 'ingress' ? own : podsOfPeers(objects, profile, policy, rule);
      return pods.length === 0 ? [] : rule.ports.map(port => ({ object: policy.object, rule, port, pods }));
    });
  });
}

/** Pods of all peers; none if those of one are not known. */
function podsOfPeers(objects: ObjectSet, profile: Profile, { object }: Policy, { peers }: PolicyRule): PodShape[] {
  const pods = peers.map(peer => podsOfPeer(objects, profile, peer, object.namespace));
  return pods.every(each => each !== undefined) ? pods.flat() as PodShape[] : [];
}

type Message = (use: PortUse, port: any, protocol: string) => string | undefined;

/** A problem of a port, of each use that has one. */
export function problemsOfPorts(objects: ObjectSet, profile: Profile, problem: Message): Problem[] {
  return portUses(objects, profile).flatMap(use => {
    const message = problem(use, use.port.value.port, use.port.value.protocol ?? 'TCP');
    return message === undefined ? [] : [{ object: use.object, pointer: `${use.port.pointer}/port`, message }];
  });
}

/** Whether a container of the pods declares a port by number or name, and by protocol if one is given. */
export function declares(pods: PodShape[], wanted: string | number, protocol?: string): boolean {
  return pods.some(pod => portsOfPod(pod).some(({ name, port, protocol: own }) =>
    [name, port].includes(wanted) && (protocol === undefined || own === protocol)));
}

/** Ports of the Services of pods, by pod and number. */
export function servicePortsByPod(objects: ObjectSet): Map<PodShape, Map<number, { service: KubeObject; target: string | number }>> {
  const found = new Map<PodShape, Map<number, { service: KubeObject; target: string | number }>>();
  for (const service of objects.of('Service')) {
    if (record(service.body.spec).clusterIP === 'None') continue;
    const ports = portsOfService(service);
    for (const pod of podsOfService(objects, service)) {
      const own = found.get(pod) ?? new Map();
      found.set(pod, own);
      for (const { port, target } of ports) own.set(port, { service, target });
    }
  }
  return found;
}
