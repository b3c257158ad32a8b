import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { record } from '../../../../analysis/rules/values';

/** Injection is switched on by a label. */
export const injectAsLabel: ObjectRule = {
  entry: {
    code: 'CM3121',
    name: 'inject-as-label',
    severity: 'error',
    summary: 'Injection is switched on by a label.',
    explanation: 'Linkerd reads the annotation only, so no proxy is injected.',
    remedy: 'Write `linkerd.io/inject` as an annotation.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/proxy-configuration/',
  },
  reads: ['Namespace', 'Pod'],
  check: objects => [
    ...objects.of('Namespace').map(object => ({ object, labels: record(record(object.body.metadata).labels), at: '' })),
    ...objects.pods().all.map(({ owner: object, labels, pointer: at }) => ({ object, labels: record(labels), at })),
  ].filter(({ labels }) => 'linkerd.io/inject' in labels).map(({ object, at }) => ({
    object, pointer: `${at}/metadata/labels/linkerd.io~1inject`, message: `${nameOf(object)} has linkerd.io/inject as a label, expected an annotation`,
  })),
};
