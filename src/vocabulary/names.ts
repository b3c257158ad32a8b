import { isIP } from 'net';

const DNS_LABEL = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
const DNS_SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

/** Throws unless a value is an RFC 1123 label: lower-case letters, digits and '-', at most 63 characters. */
export function requireDnsLabel(what: string, value: string): void {
  if (DNS_LABEL.test(value)) return;
  throw new Error(`${what} must be a DNS label (lower-case letters, digits and '-', at most 63 characters), got: '${value}'`);
}

/** Throws unless a value is an RFC 1123 subdomain: labels joined by '.', at most 253 characters. */
export function requireDnsSubdomain(what: string, value: string): void {
  if (value.length <= 253 && DNS_SUBDOMAIN.test(value)) return;
  throw new Error(`${what} must be a DNS subdomain (labels joined by '.', at most 253 characters), got: '${value}'`);
}

/** Throws unless a value is a whole number within bounds. */
export function requireInteger(what: string, value: number, min: number, max: number): void {
  if (Number.isInteger(value) && value >= min && value <= max) return;
  throw new Error(`${what} must be a whole number from ${min} to ${max}, got: ${value}`);
}

/** Throws unless a value is a block of IP addresses. */
export function requireCidr(what: string, cidr: string): void {
  const [address, length, ...rest] = cidr.split('/');
  const bits = isIP(address) === 4 ? 32 : 128;
  if (isIP(address) !== 0 && /^\d{1,3}$/.test(length ?? '') && Number(length) <= bits && rest.length === 0) return;
  throw new Error(`${what} must be a CIDR such as '203.0.113.0/24', got: '${cidr}'`);
}

/** Whether a text is printable ASCII and no longer than a DNS name, as nearly all texts of programs are. */
export function isUsualText(text: unknown): boolean {
  return typeof text === 'string' && /^[ -~]{0,253}$/.test(text);
}

/** Whether a path has plain segments only, none of which is empty or leads elsewhere; an empty text is none. */
export function isUsualPath(path: string): boolean {
  return path.length <= 253 && /^$|^\/$|^(\/(?!\.{1,2}(\/|$))[\w.~:@-]+)+\/?$/.test(path);
}
