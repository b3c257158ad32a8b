import { ObjectRule } from '../../../../../analysis/rules/rule';
import { list } from '../../../../../analysis/rules/values';
import { AUTHORIZATION_POLICY, conditionsOf, operationsOf, Part, rulesOf, sourcesOf } from '../../semantics/policy';
import { isAddressRange } from '../names';
import { refusal } from '../refusal';

const BLOCKS = ['ipBlocks', 'notIpBlocks', 'remoteIpBlocks', 'notRemoteIpBlocks'];
const ADDRESSES = new Set(['source.ip', 'remote.ip', 'destination.ip']);

/** Addresses and ports are numbers. */
export const badAddress: ObjectRule = refusal([AUTHORIZATION_POLICY], {
  code: 'CM2423',
  name: 'bad-policy-address',
  summary: 'An AuthorizationPolicy has an address or a port that cannot be.',
  remedy: 'Write addresses as `10.0.0.1` or `10.0.0.0/8`, and ports as numbers up to 65535 in quotes.',
}, (_, tell, object) => rulesOf(object).forEach(rule => {
  const conditions = (keys: (key: unknown) => boolean) => conditionsOf(rule).filter(({ value }) => keys(value.key));
  const addresses = [
    ...wrong(sourcesOf(rule), BLOCKS, isAddressRange), ...wrong(conditions(key => ADDRESSES.has(String(key))), OF_CONDITIONS, isAddressRange),
  ];
  const ports = [
    ...wrong(operationsOf(rule), ['ports', 'notPorts'], isNumber), ...wrong(conditions(key => key === 'destination.port'), OF_CONDITIONS, isNumber),
  ];
  for (const { value, pointer } of addresses) tell(pointer, `${value.text} is no address; expected one, or a range of them`);
  for (const { value, pointer } of ports) tell(pointer, `${value.text} is no port; expected a number up to 65535`);
}));

const OF_CONDITIONS = ['values', 'notValues'];

function wrong(parts: Part[], fields: string[], isRight: (value: unknown) => boolean): Part[] {
  return parts.flatMap(({ value, pointer }) => fields.flatMap(field => list(value[field]).flatMap((text, i) =>
    isRight(text) ? [] : [{ value: { text }, pointer: `${pointer}/${field}/${i}` }])));
}

function isNumber(value: unknown): boolean {
  return /^\d+$/.test(String(value)) && Number(value) <= 65535;
}
