import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { pointerPart, record } from '../../../../analysis/rules/values';

/** A setting of the proxy is a label. */
export const settingAsLabel: ObjectRule = {
  entry: {
    code: 'CM3122',
    name: 'setting-as-label',
    severity: 'error',
    summary: 'A setting of the proxy is a label.',
    explanation: 'Linkerd reads settings from annotations only.',
    remedy: 'Write it as an annotation.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/proxy-configuration/',
  },
  reads: ['Namespace', 'Service', 'Pod'],
  check: objects => [
    ...['Namespace', 'Service'].flatMap(kind => objects.of(kind))
      .map(object => ({ object, labels: record(record(object.body.metadata).labels), at: '' })),
    ...objects.pods().all.map(({ owner: object, labels, pointer: at }) => ({ object, labels: record(labels), at })),
  ].flatMap(({ object, labels, at }) => Object.keys(labels)
    .filter(key => key.startsWith('config.linkerd.io/') && key !== 'config.linkerd.io/admission-webhooks')
    .map(key => ({ object, pointer: `${at}/metadata/labels/${pointerPart(key)}`, message: `${nameOf(object)} has ${key} as a label, expected an annotation` }))),
};
