import { blocksOf } from './blocks';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { list, record } from '../../../../../analysis/rules/values';
import { DESTINATION_RULE } from '../../semantics/traffic';
import { refusal } from '../refusal';

const TOPOLOGY = new Set(['topology.kubernetes.io/region', 'topology.kubernetes.io/zone', 'topology.istio.io/subzone']);

/** Localities are weighted or left in an order, not both. */
export const badLocality: ObjectRule = refusal([DESTINATION_RULE], {
  code: 'CM2345',
  name: 'bad-locality-setting',
  summary: 'Settings of localities of a DestinationRule do not go together, or have weights or regions that cannot be.',
  remedy: 'Give one of `distribute` (weights of 1 to 100 that sum to 100) and `failover` (from one region to another, without zones and wildcards).',
}, (_, tell, object) => blocksOf(object, 'loadBalancer').forEach(({ value, pointer }) => {
  if (value.localityLbSetting && value.zoneAwareLbSetting) tell(pointer, 'localityLbSetting must not be beside zoneAwareLbSetting');
  for (const field of ['localityLbSetting', 'zoneAwareLbSetting']) {
    for (const wrong of wrongOf(record(value[field]), field === 'zoneAwareLbSetting')) tell(`${pointer}/${field}`, wrong);
  }
}));

function wrongOf({ distribute, failover, failoverPriority }: { [key: string]: any }, isZoneAware: boolean): string[] {
  const [shares, regions] = [list(distribute).map(record), list(failover).map(record)];
  const labels = list(failoverPriority).filter(label => TOPOLOGY.has(label));
  return [
    ...shares.length > 0 && regions.length > 0 ? ['distribute must not be beside failover'] : [],
    ...labels.length > 0 && (isZoneAware || regions.length > 0) ? [`failoverPriority must not have ${labels.join(', ')} here`] : [],
    ...shares.filter(({ to }) => !isWhole(Object.values(record(to)))).map(({ from }) => `weights from ${from} are not of 1 to 100, or do not sum to 100`),
    ...regions.filter(({ from, to }) => from === to || /[/*]/.test(`${from}${to}`)).map(({ from, to }) => `failover from ${from} to ${to} is none from one region to another`),
  ];
}

function isWhole(weights: unknown[]): boolean {
  const numbers = weights.map(Number);
  return numbers.every(weight => weight >= 1 && weight <= 100) && numbers.reduce((sum, weight) => sum + weight, 0) === 100;
}
