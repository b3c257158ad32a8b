import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { pointerPart, record } from '../../../../analysis/rules/values';
import { annotationsOf } from '../lookup/mesh-signs';

/** A workload has annotations for its pods that its pods do not have. */
export const settingBesideTemplate: ObjectRule = {
  entry: {
    code: 'CM3203',
    name: 'setting-beside-template',
    severity: 'error',
    summary: 'A workload has an annotation for its proxies beside the pod template.',
    explanation: 'Pods get annotations of the template only: the proxy is not injected by it, or not set as it says.',
    remedy: 'Move the annotation to `spec.template.metadata.annotations`.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/features/proxy-injection/',
  },
  reads: ['Pod'],
  check: objects => objects.pods().all.filter(({ pointer }) => pointer !== '').flatMap(({ owner: object, annotations }) => Object.keys(annotationsOf(object))
    .filter(key => (key === 'linkerd.io/inject' || key.startsWith('config.linkerd.io/')) && !(key in record(annotations)))
    .map(key => ({ object, pointer: `/metadata/annotations/${pointerPart(key)}`, message: `${nameOf(object)} has ${key}, which its pods do not have` }))),
};
