import { BASE } from './base';
import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { list, record } from '../../../../analysis/rules/values';
import { entryOf } from '../lookup/entry';
import { VIRTUAL_SERVICE } from '../lookup/kinds';

/** A share of delays in whole percents. */
export const deprecatedDelayPercent: ObjectRule = {
  entry: entryOf({
    ...BASE,
    code: 'CM2210',
    name: 'deprecated-delay-percent',
    summary: 'A VirtualService has `fault.delay.percent`, which is deprecated.',
    explanation: 'It is a whole number only, and may go away.',
    remedy: 'Use `fault.delay.percentage.value`.',
  }),
  reads: [VIRTUAL_SERVICE],
  check: objects => objects.of(VIRTUAL_SERVICE).flatMap(object => list(record(object.body.spec).http).flatMap((route, i) =>
    !(record(record(record(route).fault).delay).percent > 0) ? [] : {
      object, pointer: `/spec/http/${i}/fault/delay/percent`, message: `${nameOf(object)} has fault.delay.percent, expected fault.delay.percentage`,
    })),
};
