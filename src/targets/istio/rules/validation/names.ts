const LABEL = '[a-zA-Z0-9](?:[-a-zA-Z0-9]*[a-zA-Z0-9])?';

/** Whether a name is a DNS label. */
export function isLabel(name: unknown): boolean {
  return typeof name === 'string' && name.length <= 63 && new RegExp(`^${LABEL}$`).test(name);
}

/** Whether a name is a domain, of which the first label may be or begin with a wildcard. */
export function isWildcardDomain(name: unknown): boolean {
  if (typeof name !== 'string' || name === '' || name.length > 255) return false;
  const [first, ...rest] = name.replace(/\.$/, '').split('.');
  return (first === '*' || isLabel(first.replace(/^\*-?/, ''))) && rest.every(isLabel);
}

/** Whether a name is a domain without wildcard. */
export function isDomain(name: unknown): boolean {
  return typeof name === 'string' && !name.includes('*') && isWildcardDomain(name);
}

/** Whether a text is an address, of the fourth or sixth version. */
export function isAddress(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  if (value.includes(':')) return /^([0-9a-f]{0,4}:){2,8}([0-9a-f]{0,4}|\d{1,3}(\.\d{1,3}){3})$/i.test(value);
  return /^\d{1,3}(\.\d{1,3}){3}$/.test(value) && value.split('.').every(part => Number(part) <= 255);
}

/** Whether a text is an address, or a range of them. */
export function isAddressRange(value: unknown): boolean {
  const [address, bits, ...more] = String(value).split('/');
  return isAddress(address) && more.length === 0 && (bits === undefined || /^\d{1,3}$/.test(bits) && Number(bits) <= (address.includes(':') ? 128 : 32));
}

/** Whether a number is that of a port. */
export function isPort(value: unknown): boolean {
  return Number.isInteger(Number(value)) && Number(value) >= 1 && Number(value) <= 65535;
}
