import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { pointerPart, text } from '../../../../analysis/rules/values';
import { annotated } from '../lookup/annotated';
import { annotationsOf } from '../lookup/mesh-signs';

const KEY = 'config.linkerd.io/opaque-ports';
/** Ports of pods may be named, as containers name them. */
const NAME = /^(?=.*[a-z])[a-z0-9-]+$/;

function isPorts(part: string): boolean {
  const [, low, high] = /^(\d+)(?:\s*-\s*(\d+))?$/.exec(part) ?? [];
  return low !== undefined && Number(low) >= 1 && Number(high ?? low) >= Number(low) && Number(high ?? low) <= 65535;
}

/** A list of opaque ports has an element that is no port. */
export const opaquePortsUnreadable: ObjectRule = {
  entry: {
    code: 'CM3104',
    name: 'opaque-ports-unreadable',
    severity: 'error',
    summary: 'A list of opaque ports has an element that is no port, like a range from high to low, or a name on a Service.',
    explanation: 'One element that cannot be read makes the whole list empty, so no port is opaque.',
    remedy: 'Write ports and ranges with commas: `3306,4444-4450`.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/proxy-configuration/',
  },
  reads: ['Namespace', 'Pod', 'Service'],
  check: objects => [
    ...annotated(objects).map(each => ({ ...each, isReadable: (part: string) => isPorts(part) || NAME.test(part) })),
    ...objects.of('Service').map(object => ({ object, annotations: annotationsOf(object), pointer: '/metadata/annotations', isReadable: isPorts })),
  ].flatMap(({ object, annotations, pointer, isReadable }) => {
    const value = text(annotations[KEY]);
    const wrong = value?.split(',').map(part => part.trim()).find(part => part !== '' && !isReadable(part));
    return wrong === undefined ? [] : [{
      object, pointer: `${pointer}/${pointerPart(KEY)}`, message: `${nameOf(object)} has '${wrong}' among its opaque ports, expected ports and ranges with commas`,
    }];
  }),
};
