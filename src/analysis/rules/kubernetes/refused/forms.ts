import { isIP } from 'net';

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
const isAmount = (value: unknown) => typeof value === 'number' ? value >= 0 : /^\d+%$/.test(String(value));

/** A form of texts; what is no text is let be. */
function ofTexts(expected: string, fits: (text: string) => boolean): Form {
  return { expected, fits: value => typeof value !== 'string' || fits(value) };
}

const PORT = 'a number of 1 to 65535, or a name of at most 15 lower case letters, digits and hyphens';

/** Forms of texts, and of what is a number or a text. */
export const FORMS = {
  label: ofTexts('a DNS label: at most 63 lower case letters, digits and hyphens', isLabel),
  dnsName: ofTexts('a DNS name: lower case letters, digits, hyphens and dots', isDnsName),
  host: ofTexts('a DNS name, with *. before it or not', host => host === '' || isIP(host) === 0 && isDnsName(host.replace(/^\*\.(?=.)/, ''))),
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
