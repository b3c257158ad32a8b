import { BALANCED, balancerSettings, MODE, SUCCESS_RATE } from './accrual';
import { nameOf } from '../../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { annotationsOf } from '../../lookup/mesh-signs';

/** Annotations of failure accrual that their mode does not read. */
export const failureAccrualWithoutMode: ObjectRule = {
  entry: {
    code: 'CM3177',
    name: 'failure-accrual-without-mode',
    severity: 'error',
    summary: 'A Service has values of failure accrual without the mode that reads them.',
    explanation: 'Without `balancer.linkerd.io/failure-accrual` no endpoint is ever taken out, and a rate of successes is read in mode `unified` only.',
    remedy: 'Write `balancer.linkerd.io/failure-accrual: consecutive`, or `unified` for a rate of successes.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/circuit-breaking/',
  },
  reads: BALANCED,
  check: objects => balancerSettings(objects).filter(({ object, key }) => {
    const mode = annotationsOf(object)[MODE];
    return key.startsWith(SUCCESS_RATE) ? [undefined, 'consecutive'].includes(mode) : key.startsWith(`${MODE}-`) && mode === undefined;
  }).map(({ object, key, pointer }) => ({
    object, pointer, message: `${nameOf(object)} has ${key}, which mode ${annotationsOf(object)[MODE] ?? 'none'} does not read`,
  })),
};
