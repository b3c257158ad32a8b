import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { entryOf } from '../lookup/entry';
import { isForAmbient } from '../lookup/for-ambient';
import { ISTIO, SIDECAR } from '../lookup/kinds';
import { sidecarSelector } from '../lookup/selectors';

/** A Sidecar where there are no sidecars. */
export const sidecarInAmbient: ObjectRule = {
  entry: entryOf({
    code: 'CM2123',
    name: 'sidecar-in-ambient',
    severity: 'warning',
    summary: 'A Sidecar is for workloads of the ambient mesh.',
    explanation: 'Neither ztunnel nor waypoints read it, so what it narrows stays as wide as it was.',
    remedy: 'Remove it; use an AuthorizationPolicy at the destinations to say who may call them.',
    elsewhere: ['IST0167'],
    targets: ISTIO,
  }),
  reads: [SIDECAR, 'Pod', 'Namespace'],
  check: objects => objects.of(SIDECAR).filter(object => isForAmbient(object.namespace, sidecarSelector(object), objects)).map(object => ({
    object, pointer: '', message: `${nameOf(object)} has no effect: its workloads are in the ambient mesh`,
  })),
};
