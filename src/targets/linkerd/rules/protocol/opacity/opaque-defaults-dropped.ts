import { KEY, opaqueOfPod, opaqueOfService } from './opaque';
import { portsOfPod } from '../../../../../analysis/rules/container-ports';
import { nameOf } from '../../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { portsOfService } from '../../../../../analysis/rules/service-ports';
import { pointerPart } from '../../../../../analysis/rules/values';
import { DEFAULT_OPAQUE, includesPort, PortRanges } from '../../values/ports';

function dropped(written: PortRanges | undefined, used: number[]): number[] {
  return written === undefined ? [] : DEFAULT_OPAQUE.filter(port => used.includes(port) && !includesPort(written, port));
}

/** A list of opaque ports is instead of the one that there is without it. */
export const opaqueDefaultsDropped: ObjectRule = {
  entry: {
    code: 'CM3200',
    name: 'opaque-defaults-dropped',
    severity: 'warning',
    summary: 'A list of opaque ports does not have a port that is opaque without it, and is used.',
    explanation: 'The annotation is instead of the default list, 25, 587, 3306, 4444, 5432, 6379, 9300 and 11211, not beside it.',
    remedy: 'Add the port to the annotation.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/features/protocol-detection/',
  },
  reads: ['Service', 'Pod', 'Namespace'],
  check: objects => [
    ...objects.of('Service').map(object => ({
      object, at: '', ports: dropped(opaqueOfService(object), portsOfService(object).flatMap(({ appProtocol, port }) => appProtocol === undefined ? [port] : [])),
    })),
    ...objects.pods().all.map(pod => ({
      object: pod.owner, at: pod.pointer, ports: dropped(opaqueOfPod(objects, pod), portsOfPod(pod).map(({ port }) => port)),
    })),
  ].filter(({ ports }) => ports.length > 0).map(({ object, ports, at }) => (
    { object, pointer: `${at}/metadata/annotations/${pointerPart(KEY)}`, message: `${nameOf(object)} has port ${ports.join(', ')}, which its opaque ports leave out` })),
};
