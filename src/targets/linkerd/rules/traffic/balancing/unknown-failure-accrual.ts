import { BALANCED, balancerSettings, MODE } from './accrual';
import { aboutUnknownValue } from '../../unknown-value';

/** A way to take failing endpoints out that there is not. */
export const unknownFailureAccrual = aboutUnknownValue({
  code: 'CM3174',
  name: 'unknown-failure-accrual',
  severity: 'error',
  summary: 'A Service has a mode of failure accrual that there is not.',
  explanation: 'No endpoint is ever taken out: the annotations are ignored, which only a log of the controller tells.',
  remedy: 'Write `consecutive`, or `unified` from 2.20 on.',
  targets: ['linkerd'],
  see: 'https://linkerd.io/2/reference/circuit-breaking/',
}, BALANCED, ['consecutive', 'unified'], objects => balancerSettings(objects).filter(({ key }) => key === MODE)
  .map(({ object, value, pointer }) => ({ object, value, is: 'has the mode', pointer })));
