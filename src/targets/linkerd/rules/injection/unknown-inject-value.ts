import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { pointerPart } from '../../../../analysis/rules/values';
import { annotated } from '../annotated';

/** The annotation of injection has a value that there is not. */
export const unknownInjectValue: ObjectRule = {
  entry: {
    code: 'CM3068',
    name: 'unknown-inject-value',
    severity: 'error',
    summary: 'The annotation of injection has a value that there is not.',
    explanation: 'The pod gets no proxy; only an event tells it.',
    remedy: 'Write enabled, disabled or ingress.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/proxy-configuration/',
  },
  reads: ['Namespace', 'Pod'],
  check: objects => annotated(objects).flatMap(({ object, annotations, pointer }) => {
    const value = annotations['linkerd.io/inject'] ?? undefined;
    if (value === undefined || ['enabled', 'disabled', 'ingress'].includes(value)) return [];
    return [{ object, pointer: `${pointer}/${pointerPart('linkerd.io/inject')}`, message: `${nameOf(object)} has linkerd.io/inject: ${value}, expected enabled, disabled or ingress` }];
  }),
};
