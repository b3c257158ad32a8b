import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { record } from '../../../../analysis/rules/values';

/** A Service is exported to other clusters by an annotation. */
export const exportedAsAnnotation: ObjectRule = {
  entry: {
    code: 'CM3123',
    name: 'exported-as-annotation',
    severity: 'error',
    summary: 'A Service is exported to other clusters by an annotation.',
    explanation: 'Linkerd reads the label only, so the Service is not mirrored.',
    remedy: 'Write it as a label.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/tasks/multicluster/',
  },
  reads: ['Service'],
  check: objects => objects.of('Service').filter(({ body }) => {
    const spec = record(body.spec);
    return spec !== undefined
      && ['mirror.linkerd.io/exported', 'mirror.linkerd.io/federated'].some(key => key in record(record(body.metadata).annotations));
  }).map(object => ({ object, pointer: '/metadata/annotations', message: `${nameOf(object)} is exported by an annotation, expected a label` })),
};
