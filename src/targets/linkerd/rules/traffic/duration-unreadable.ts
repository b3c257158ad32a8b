import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { pointerPart } from '../../../../analysis/rules/values';
import { ROUTES } from '../kinds';
import { annotationsOf, withSigns } from '../mesh-signs';
import { outboundRoutes } from '../routes';

/** A duration of a route is none that Linkerd reads. */
export const durationUnreadable: ObjectRule = {
  entry: {
    code: 'CM3048',
    name: 'duration-unreadable',
    severity: 'error',
    summary: 'A duration of a route is none that Linkerd reads.',
    explanation: 'The webhook refuses the route; without the webhook the whole route is dropped, or its old version stays live.',
    remedy: 'Write one whole number and one unit: `90s` instead of `1m30s`.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/httproute/',
  },
  reads: withSigns(...ROUTES),
  check: (objects, profile) => outboundRoutes(objects, profile, [...ROUTES])
    .flatMap(object => ['retry.linkerd.io/timeout', ...['request', 'response', 'idle'].map(each => `timeout.linkerd.io/${each}`)]
      .map(key => ({ key, value: annotationsOf(object)[key] ?? undefined })).filter(({ value }) => value !== undefined
      && !/^(0|\d+(ms|s|m|h|d))$/.test(String(value)))
      .map(({ key, value }) => ({ object, pointer: `/metadata/annotations/${pointerPart(key)}`, message: `${nameOf(object)} has ${key}: ${value}, expected a whole number and a unit` }))),
};
