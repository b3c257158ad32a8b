import { BALANCED, balancerSettings, CONSECUTIVE, SUCCESS_RATE } from './accrual';
import { nameOf } from '../../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { millisecondsOf } from '../../values/durations';

const WHOLE = (most: number) => (value: string) => /^\d+$/.test(value.trim()) && Number(value) <= most;
const UP_TO = (most: number) => (value: string) => value.trim() !== '' && Number(value) >= 0 && Number(value) <= most;
const AT_LEAST = (least: number) => (value: string) => (millisecondsOf(value) ?? -1) >= least;

const READABLE: { [key: string]: [(value: string) => boolean, string] } = {
  [`${CONSECUTIVE}max-failures`]: [WHOLE(4294967295), 'a whole number'],
  [`${CONSECUTIVE}min-penalty`]: [AT_LEAST(0), 'a whole number and a unit'],
  [`${CONSECUTIVE}max-penalty`]: [AT_LEAST(1), 'a whole number above 0 and a unit'],
  [`${CONSECUTIVE}jitter-ratio`]: [UP_TO(100), 'a number from 0 to 100'],
  [`${SUCCESS_RATE}threshold`]: [UP_TO(1), 'a number from 0 to 1'],
  [`${SUCCESS_RATE}window`]: [AT_LEAST(10), 'a duration of at least 10ms'],
  [`${SUCCESS_RATE}min-requests`]: [WHOLE(1_000_000), 'a whole number up to 1000000'],
};

/** A value about failing endpoints cannot be read. */
export const failureAccrualUnreadable: ObjectRule = {
  entry: {
    code: 'CM3175',
    name: 'failure-accrual-unreadable',
    severity: 'error',
    summary: 'A value of failure accrual is none that Linkerd reads.',
    explanation: 'One value that cannot be read drops them all: no endpoint is ever taken out.',
    remedy: 'Write numbers within their limits, and durations as one whole number and one unit.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/circuit-breaking/',
  },
  reads: BALANCED,
  check: objects => balancerSettings(objects).filter(({ key, value }) => READABLE[key] && !READABLE[key][0](value))
    .map(({ object, key, value, pointer }) => ({ object, pointer, message: `${nameOf(object)} has ${key}: ${value}, expected ${READABLE[key][1]}` })),
};
