import { KEY, opaqueOfPod, opaqueOfService, waysOf } from './opaque';
import { nameOf } from '../../../../../analysis/rules/kube-object';
import { ObjectSet } from '../../../../../analysis/rules/object-set';
import { Problem } from '../../../../../analysis/rules/rule';
import { pointerPart } from '../../../../../analysis/rules/values';
import { annotationsOf } from '../../lookup/mesh-signs';
import { isMeshed } from '../../lookup/pods';
import { DEFAULT_OPAQUE, includesPort, PortRanges } from '../../values/ports';

const DEFAULT: PortRanges = DEFAULT_OPAQUE.map(port => [port, port]);

/** Ports that one of Service and pod says to be opaque by its annotation, and the other does not. */
export function halfOpaque(objects: ObjectSet, by: 'Service' | 'Pod'): Problem[] {
  const told = new Set<string>();
  const ways = waysOf(objects).filter(({ pod, port }) => isMeshed(objects, pod) && port.appProtocol === undefined);
  return ways.filter(({ service, pod }) => opaqueOfService(service) ?? opaqueOfPod(objects, pod)).flatMap(({ service, port, pod, target }) => {
    const [ofService, ofPod] = [opaqueOfService(service) ?? DEFAULT, opaqueOfPod(objects, pod) ?? DEFAULT];
    const [isOfService, isOfPod] = [includesPort(ofService, port.port), target !== undefined && includesPort(ofPod, target)];
    const key = `${service.index} ${port.port}`;
    if (target === undefined || isOfService === isOfPod || isOfService !== (by === 'Service') || told.has(key)) return [];
    told.add(key);
    const written = KEY in annotationsOf(service) ? `/metadata/annotations/${pointerPart(KEY)}` : port.pointer;
    const [yes, no] = by === 'Service' ? [nameOf(service), nameOf(pod.owner)] : [nameOf(pod.owner), nameOf(service)];
    return [{ object: service, pointer: written, message: `port ${port.port} of ${nameOf(service)} leads to ${target}: opaque by ${yes}, and not by ${no}` }];
  });
}
