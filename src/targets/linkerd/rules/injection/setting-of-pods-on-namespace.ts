import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { pointerPart } from '../../../../analysis/rules/values';
import { annotationsOf } from '../lookup/mesh-signs';

/** A Namespace has a setting that its pods do not inherit. */
export const settingOfPodsOnNamespace: ObjectRule = {
  entry: {
    code: 'CM3069',
    name: 'setting-of-pods-on-namespace',
    severity: 'warning',
    summary: 'A Namespace has a setting that its pods do not inherit.',
    explanation: 'The injector does not copy this annotation to pods, so it does nothing.',
    remedy: 'Write it on the pod template.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/proxy-configuration/',
  },
  reads: ['Namespace'],
  check: objects => objects.of('Namespace').flatMap(object => Object.keys(annotationsOf(object))
    .filter(key => /^config\.linkerd\.io\/(proxy-cpu-ratio-limit|close-wait-timeout|enable-gateway|debug-image.*)$|^config\.beta\.linkerd\.io\//.test(key))
    .map(key => ({ object, pointer: `/metadata/annotations/${pointerPart(key)}`, message: `${nameOf(object)} has ${key}, which pods do not inherit` }))),
};
