import { BlockList, isIPv4, isIPv6 } from 'net';
import { Cel, CelFunction } from './cel';
import { isCidr } from '../../structure/formats';

/** An address without a zone, and not an IPv4 address written as IPv6. */
export function isAddress(text: string): boolean {
  return isIPv4(text) || (isIPv6(text) && !text.includes('%') && !/^::ffff:\d+\.\d+\.\d+\.\d+$/i.test(text));
}

/** `isIP`, `ip`, `isCIDR`, `cidr` and what can be asked of addresses and ranges. */
export function addressFunctions({ celFunc, celMethod, CelScalar: { STRING, BOOL, INT, DYN }, mapType }: Cel): CelFunction[] {
  const ADDRESS = mapType(STRING, DYN);
  const text = (value: { get(key: string): unknown }) => String(value.get('text'));
  const address = (from: string) => {
    if (!isAddress(from)) throw new Error(`IP Address "${from}" parse error`);
    return new Map([['text', from]]);
  };
  const range = (from: string) => {
    if (!isCidr(from)) throw new Error(`CIDR "${from}" parse error`);
    return new Map([['text', from]]);
  };
  return [
    celFunc('isIP', [STRING], BOOL, isAddress),
    celFunc('ip', [STRING], ADDRESS, address),
    celFunc('isCIDR', [STRING], BOOL, isCidr),
    celFunc('cidr', [STRING], ADDRESS, range),
    celMethod('family', ADDRESS, [], INT, function () { return isIPv4(text(this)) ? 4n : 6n; }),
    celMethod('ip', ADDRESS, [], ADDRESS, function () { return address(text(this).split('/')[0]); }),
    celMethod('prefixLength', ADDRESS, [], INT, function () { return BigInt(text(this).split('/')[1]); }),
    celMethod('containsIP', ADDRESS, [STRING], BOOL, function (other) { return contains(text(this), text(address(other))); }),
    celMethod('containsIP', ADDRESS, [ADDRESS], BOOL, function (other) { return contains(text(this), text(other)); }),
    celMethod('containsCIDR', ADDRESS, [STRING], BOOL, function (other) { return contains(text(this), text(range(other))); }),
    celMethod('containsCIDR', ADDRESS, [ADDRESS], BOOL, function (other) { return contains(text(this), text(other)); }),
  ];
}

/** Whether a range holds an address, or another range that is not larger. */
function contains(range: string, other: string): boolean {
  const [[base, length], [address, otherLength = '128']] = [range.split('/'), other.split('/')];
  if (isIPv4(base) !== isIPv4(address) || Number(otherLength) < Number(length)) return false;
  const list = new BlockList();
  const family = isIPv4(base) ? 'ipv4' : 'ipv6';
  list.addSubnet(base, Number(length), family);
  return list.check(address, family);
}
