import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { pointerPart } from '../../../../analysis/rules/values';
import { annotated } from '../annotated';

/** A list of opaque ports has an element that is no port. */
export const opaquePortsUnreadable: ObjectRule = {
  entry: {
    code: 'CM3104',
    name: 'opaque-ports-unreadable',
    severity: 'error',
    summary: 'A list of opaque ports has an element that is no port.',
    explanation: 'One element that cannot be read makes the whole list empty, so no port is opaque.',
    remedy: 'Write ports and ranges with commas: `3306,4444-4450`.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/proxy-configuration/',
  },
  reads: ['Namespace', 'Pod'],
  check: objects => annotated(objects).flatMap(({ object, annotations, pointer }) => {
    const value = annotations['config.linkerd.io/opaque-ports'] ?? undefined;
    if (value === undefined || typeof value !== 'string'
      || value.split(',').every(each => /^\s*([a-z0-9-]*[a-z][a-z0-9-]*|\d+(\s*-\s*\d+)?)?\s*$/.test(each))) return [];
    return [{ object, pointer: `${pointer}/${pointerPart('config.linkerd.io/opaque-ports')}`, message: `${nameOf(object)} has the opaque ports '${value}', expected ports and ranges with commas` }];
  }),
};
