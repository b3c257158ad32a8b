import { BALANCED, balancerSettings, CONSECUTIVE } from './accrual';
import { nameOf } from '../../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { annotationsOf } from '../../lookup/mesh-signs';
import { millisecondsOf } from '../../values/durations';

/** The shortest time without requests is longer than the longest. */
export const failureAccrualPenalties: ObjectRule = {
  entry: {
    code: 'CM3176',
    name: 'failure-accrual-penalties',
    severity: 'error',
    summary: 'The shortest penalty of a failing endpoint is longer than the longest.',
    explanation: 'All annotations of failure accrual are dropped: no endpoint is ever taken out. Without an annotation the penalties are 1s and 1m.',
    remedy: 'Make `min-penalty` not longer than `max-penalty`.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/circuit-breaking/',
  },
  reads: BALANCED,
  check: objects => balancerSettings(objects).filter(({ key }) => key === `${CONSECUTIVE}min-penalty` || key === `${CONSECUTIVE}max-penalty`)
    .filter(({ object, key }, _, all) => key.endsWith('min-penalty') || !all.some(each => each.object === object && each.key.endsWith('min-penalty')))
    .flatMap(({ object, pointer }) => {
      const [min, max] = [['min', '1s'], ['max', '1m']].map(([which, otherwise]) => String(annotationsOf(object)[`${CONSECUTIVE}${which}-penalty`] ?? otherwise));
      return millisecondsOf(min)! > millisecondsOf(max)!
        ? [{ object, pointer, message: `${nameOf(object)} has penalties from ${min} to ${max}, expected the shorter one first` }] : [];
    }),
};
