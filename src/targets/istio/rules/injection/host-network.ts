import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { podsOfService } from '../../../../analysis/rules/service-ports';
import { record } from '../../../../analysis/rules/values';
import { injects, isAmbient } from '../lookup/enrolment';
import { ISTIO } from '../lookup/kinds';

/** Pods with the network of their node are beside the mesh. */
export const hostNetworkInMesh: ObjectRule = {
  entry: {
    code: 'CM2175',
    name: 'host-network-in-mesh',
    severity: 'warning',
    summary: 'A Service of a namespace in the mesh has pods with the network of their node.',
    explanation: 'Such pods get no proxy, and ztunnel does not take their traffic: they have no identity, and no policy of the mesh guards them.',
    remedy: 'Leave `hostNetwork` out, or move the workload to a namespace that is not in the mesh.',
    targets: ISTIO,
    see: 'https://istio.io/latest/docs/ops/common-problems/injection/',
  },
  reads: ['Service', 'Pod', 'Namespace'],
  check: objects => {
    const services = objects.of('Service').filter(({ namespace }) => {
      const labels = record(objects.labelsOfNamespace(namespace));
      return injects(labels) || isAmbient(labels);
    });
    const pods = new Map(services.flatMap(service => podsOfService(objects, service).map(pod => [pod, service] as const)));
    return [...pods].filter(([{ spec }]) => record(spec).hostNetwork === true).map(([{ owner, pointer }, service]) => ({
      object: owner,
      pointer: `${pointer}/spec/hostNetwork`,
      message: `${nameOf(owner)} has hostNetwork, so its pods are not in the mesh, though ${nameOf(service)} sends to them`,
    }));
  },
};
