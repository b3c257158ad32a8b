import { isIPv4, isIPv6 } from 'net';

const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const TIME = /^\d{4}-\d\d-\d\d[Tt]([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)$/;
const DURATION = /^[+-]?(0|(\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h))+$/;
const QUANTITY = /^[+-]?(\d+\.?\d*|\.\d+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?\d+)?$/;
const SCALA_DURATION = /^\d+\s*(d|day|days|h|hour|hours|m|min|minute|minutes|s|sec|second|seconds|ms|milli|millis|millisecond|milliseconds|us|µs|ns|w|week|weeks)$/i;

/** Forms of text that the API server knows; others are no more than a note. */
const FORMATS: { [name: string]: { expected: string; test: (text: string) => boolean } } = {
  'ipv4': { expected: 'an IPv4 address', test: isIPv4 },
  'ipv6': { expected: 'an IPv6 address', test: text => isIPv6(text) && !text.includes('%') },
  'cidr': { expected: 'a range of addresses, as 10.0.0.0/8', test: isCidr },
  'byte': { expected: 'base64', test: isBase64 },
  'date': { expected: 'a date, as 2006-01-02', test: text => DATE.test(text) },
  'date-time': { expected: 'a time, as 2006-01-02T15:04:05Z', test: text => DATE.test(text.slice(0, 10)) && TIME.test(text) },
  'duration': { expected: 'a duration, as 1m30s', test: text => DURATION.test(text) || SCALA_DURATION.test(text) },
  'uuid': { expected: 'a UUID', test: text => /^[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}$/i.test(text) },
  'k8s-short-name': { expected: 'a DNS label', test: text => text.length <= 63 && LABEL.test(text) },
  'k8s-long-name': { expected: 'a DNS name', test: text => text.length <= 253 && SUBDOMAIN.test(text) },
  'quantity': { expected: 'a quantity, as 100m or 512Mi', test: text => QUANTITY.test(text) },
};

/** What is expected of a text of a format; nothing if it is right. */
export function formatExpected(format: string, text: string): string | undefined {
  const known = Object.hasOwn(FORMATS, format) ? FORMATS[format] : undefined;
  return known === undefined || known.test(text) ? undefined : known.expected;
}

/** An address and the length of its prefix. */
export function isCidr(text: string): boolean {
  const [address, length, ...more] = text.split('/');
  if (more.length > 0 || !/^(0|[1-9]\d{0,2})$/.test(length ?? '') || address.includes('%')) return false;
  return (isIPv4(address) && Number(length) <= 32) || (isIPv6(address) && Number(length) <= 128);
}

/** In groups of four, padded; lines may be broken. No text is no base64 for schemas. */
function isBase64(text: string): boolean {
  const joined = text.replace(/[\r\n]/g, '');
  return joined !== '' && joined.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(joined);
}
