import { isIP } from 'net';

const LABEL = '[a-zA-Z0-9](?:[-a-zA-Z0-9]*[a-zA-Z0-9])?';

/** Whether a name is a DNS label. */
export function isLabel(name: unknown): boolean {
  return typeof name === 'string' && name.length <= 63 && new RegExp(`^${LABEL}$`).test(name);
}

/** Whether a name is a domain, of which the first label may be or begin with a wildcard. */
export function isWildcardDomain(name: unknown): boolean {
  if (typeof name !== 'string' || name.length > 255) return false;
  const [first, ...rest] = name.split('.');
  const isFirst = first === '*' || first.length <= 63 && isLabel(first.replace(/^\*-?/, ''));
  return isFirst && (rest.length === 0 || areLabels(rest));
}

/** Whether a name is a domain without wildcard. */
export function isDomain(name: unknown): boolean {
  return typeof name === 'string' && name !== '' && name.length <= 255 && areLabels(name.split('.'));
}

/** Labels of a domain, of which the last is no number; it may be empty. */
function areLabels(labels: string[]): boolean {
  const last = labels[labels.length - 1];
  return !/^\d+$/.test(last) && labels.every((label, i) => isLabel(label) || label === '' && i === labels.length - 1);
}

/** Whether a text is an address, of the fourth or sixth version. */
export function isAddress(value: unknown): boolean {
  return typeof value === 'string' && isIP(value) !== 0;
}

/** Whether a text is an address, or a range of them. */
export function isAddressRange(value: unknown): boolean {
  const [address, bits, ...more] = String(value).split('/');
  if (bits === undefined) return isAddress(address);
  return isAddress(address) && !address.includes('%') && more.length === 0 && /^(0|[1-9]\d{0,2})$/.test(bits) && Number(bits) <= (address.includes(':') ? 128 : 32);
}

/** Whether a text is where a socket is, after `unix://`: a path to a file, or a name after `@`. */
export function isSocket(value: string): boolean {
  return value.startsWith('@') || /^\/(.*[^/])?$/s.test(value) && value !== '/';
}

/** Whether a number is that of a port. */
export function isPort(value: unknown): boolean {
  return Number.isInteger(Number(value)) && Number(value) >= 1 && Number(value) <= 65535;
}
