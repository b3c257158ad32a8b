import { ANNOTATED, problemsOf } from './annotated';
import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { entryOf } from '../lookup/entry';
import { ISTIO } from '../lookup/kinds';

type Check = (value: string) => boolean;

const isPort: Check = value => /^\d{1,5}$/.test(value.trim()) && Number(value) <= 65535;
const isNumber: Check = value => /^\d+$/.test(value) && Number(value) < 2 ** 32;
const isQuantity: Check = value => /^[+-]?(\d+(\.\d*)?|\.\d+)([numkMGTPE]|[KMGTPE]i|[eE][+-]?\d+)?$/.test(value);
const isRange: Check = value => /^[\da-fA-F:.]+\/\d{1,3}$/.test(value) && Number(value.split('/')[1]) <= (value.includes(':') ? 128 : 32);
const listOf = (check: Check, all: boolean): Check => value => value.trim() === '' || (all && value === '*') || value.split(',').every(check);

/** What a value must be, and whether it is. */
const EXPECTED: { [expected: string]: { readonly names: string[]; readonly holds: Check } } = {
  'REDIRECT, TPROXY or NONE': { names: ['sidecar.istio.io/interceptionMode'], holds: value => ['REDIRECT', 'TPROXY', 'NONE'].includes(value) },
  'a port': { names: ['status.sidecar.istio.io/port'], holds: isPort },
  'a number': {
    names: ['initialDelaySeconds', 'periodSeconds', 'failureThreshold'].map(each => `readiness.status.sidecar.istio.io/${each}`), holds: isNumber,
  },
  'ports with commas': {
    names: ['excludeInboundPorts', 'excludeOutboundPorts'].map(each => `traffic.sidecar.istio.io/${each}`), holds: listOf(isPort, false),
  },
  'ports with commas, or *': { names: ['traffic.sidecar.istio.io/includeInboundPorts'], holds: listOf(isPort, true) },
  'CIDRs with commas': { names: ['traffic.sidecar.istio.io/excludeOutboundIPRanges'], holds: listOf(isRange, false) },
  'CIDRs with commas, or *': { names: ['traffic.sidecar.istio.io/includeOutboundIPRanges'], holds: listOf(isRange, true) },
  'true or false': { names: ['prometheus.istio.io/merge-metrics'], holds: value => /^(1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/.test(value) },
  'a quantity': {
    names: ['proxyCPU', 'proxyMemory', 'proxyCPULimit', 'proxyMemoryLimit'].map(each => `sidecar.istio.io/${each}`), holds: isQuantity,
  },
};
const BY_NAME = new Map(Object.entries(EXPECTED).flatMap(([expected, { names, holds }]) => names.map(name => [name, { expected, holds }] as const)));

/** An annotation whose value is none. */
export const invalidAnnotation: ObjectRule = {
  entry: entryOf({
    code: 'CM2184',
    name: 'invalid-annotation',
    severity: 'error',
    summary: 'An annotation of Istio has a value that it cannot have.',
    explanation: 'Injection of the proxy fails, and with it every new pod.',
    remedy: 'Correct the value.',
    elsewhere: ['IST0125'],
    targets: ISTIO,
  }),
  reads: ANNOTATED,
  check: objects => problemsOf(objects, ({ object, kind, name, value }) => {
    const rule = kind === 'Pod' ? BY_NAME.get(name) : undefined;
    return !rule || rule.holds(String(value)) ? undefined : `${nameOf(object)} has ${name} ${JSON.stringify(value)}, expected ${rule.expected}`;
  }),
};
