import { isIP } from 'net';
import { rangeOf } from '../../../address-range';
import { isKey } from '../../../label-syntax';

/** A form that a value must have. */
export interface Form {
  readonly expected: string;
  fits(value: unknown): boolean;
}

const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const isLabel = (name: string) => name.length <= 63 && LABEL.test(name);
const isDnsName = (name: string) => name.length <= 253 && name.split('.').every(part => LABEL.test(part));
/** The name of a port as IANA has it. */
const isPortName = (name: string) => name.length <= 15 && /[a-z]/.test(name) && LABEL.test(name) && !name.includes('--');
const isPort = (port: number, least: number) => port >= least && port <= 65535;
/** Addresses may have zeros before their numbers. */
const withoutZeros = (address: string) => address.replace(/(^|\.)0+(?=\d)/g, '$1');
const isAddress = (text: string) => !text.includes('%') && isIP(withoutZeros(text)) !== 0;
const isRange = (text: string) => text.includes('/') && rangeOf(withoutZeros(text)) !== undefined;
/** Five fields, or a word for them. */
const isSchedule = (text: string) => text.startsWith('@') || text.trim().split(/\s+/).length === 5;
const isAmount = (value: unknown) => typeof value === 'number' ? value >= 0 : /^\d+%$/.test(String(value));

/** A form of texts; what is no text is let be. */
function ofTexts(expected: string, fits: (text: string) => boolean): Form {
  return { expected, fits: value => typeof value !== 'string' || fits(value) };
}

const STANDARD = ['kubernetes', 'orphan', 'foregroundDeletion'];

const PORT = 'a number of 1 to 65535, or a name of at most 15 lower case letters, digits and hyphens';

/** Forms of texts, and of what is a number or a text. */
export const FORMS = {
  label: ofTexts('a DNS label: at most 63 lower case letters, digits and hyphens', isLabel),
  dnsName: ofTexts('a DNS name: lower case letters, digits, hyphens and dots', isDnsName),
  host: ofTexts('a DNS name, with *. before it or not', host => host === '' || isIP(host) === 0 && isDnsName(host.replace(/^\*\.(?=.)/, ''))),
  dnsNameOrNone: ofTexts('a DNS name: lower case letters, digits, hyphens and dots', name => name === '' || isDnsName(name)),
  labelOrNone: ofTexts('a DNS label: at most 63 lower case letters, digits and hyphens', name => name === '' || isLabel(name)),
  serviceName: ofTexts('the name of a Service: a DNS label that begins with a letter', name => isLabel(name) && /^[a-z]/.test(name)),
  certificateHost: ofTexts('a DNS name, with *. before it or not', host => isDnsName(host.replace(/^\*\.(?=.)/, ''))),
  externalName: ofTexts('a DNS name', name => name === '' || isDnsName(name.replace(/\.$/, ''))),
  qualifiedName: ofTexts('a name, with a DNS name and / before it or not', isKey),
  address: ofTexts('an IP address', isAddress),
  clusterAddress: ofTexts('an IP address, or None', text => ['', 'None'].includes(text) || isAddress(text)),
  range: ofTexts('a range of addresses, as 10.0.0.0/8', text => isRange(text.trim())),
  schedule: ofTexts('five fields, as */5 * * * *, or a word as @daily', isSchedule),
  finalizer: ofTexts('kubernetes, or a name with a DNS name and / before it', text => STANDARD.includes(text) || text.includes('/') && isKey(text)),
  pathPart: ofTexts('a text that is not empty, without / and %', text => !['', '.', '..'].includes(text) && !/[/%]/.test(text)),
  noItems: { expected: 'none: they are added to pods that run', fits: value => !Array.isArray(value) || value.length === 0 },
  withStorage: { expected: 'storage', fits: value => typeof value !== 'object' || value === null || Object.hasOwn(value, 'storage') },
  relativePath: ofTexts('a path without / before it and .. in it', path => path !== '' && !path.startsWith('/') && !path.split('/').includes('..')),
  someItems: { expected: 'at least one', fits: value => !Array.isArray(value) || value.length > 0 },
  portName: ofTexts('at most 15 lower case letters, digits and single hyphens between them, one of them a letter', name => name === '' || isPortName(name)),
  variable: ofTexts('printable characters without =', name => name !== '' && /^[ -<>-~]+$/.test(name)),
  notEmpty: ofTexts('a text that is not empty', text => text !== ''),
  port: { expected: PORT, fits: value => typeof value === 'string' ? isPortName(value) : typeof value !== 'number' || isPort(value, 1) },
  targetPort: { expected: PORT, fits: value => typeof value === 'string' ? value === '' || isPortName(value) : typeof value !== 'number' || isPort(value, 0) },
  amount: { expected: 'a number that is not negative, or a percentage', fits: value => !['number', 'string'].includes(typeof value) || isAmount(value) },
  share: {
    expected: 'a number that is not negative, or a percentage of at most 100%',
    fits: value => !['number', 'string'].includes(typeof value) || isAmount(value) && (typeof value === 'number' || parseInt(String(value), 10) <= 100),
  },
} satisfies { [name: string]: Form };

/** One of some texts, and not an empty one, which no default stands for. */
export function given(...texts: string[]): Form {
  return ofTexts(`one of ${texts.join(', ')}`, text => texts.includes(text));
}
