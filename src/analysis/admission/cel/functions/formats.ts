import { Cel, CelFunction } from './cel';
import { formatExpected } from '../../structure/formats';

const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const NAME = /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;

/** Forms of text that rules may name: a test of each. */
const FORMATS: { [name: string]: (text: string) => boolean } = {
  dns1123Label: text => text.length <= 63 && LABEL.test(text),
  dns1123Subdomain: isSubdomain,
  dns1035Label: text => text.length <= 63 && /^[a-z]([-a-z0-9]*[a-z0-9])?$/.test(text),
  dns1123LabelPrefix: text => text.length <= 63 && LABEL.test(text.replace(/-$/, 'a')),
  dns1123SubdomainPrefix: text => isSubdomain(text.replace(/-$/, 'a')),
  dns1035LabelPrefix: text => text.length <= 63 && /^[a-z]([-a-z0-9]*[a-z0-9])?$/.test(text.replace(/-$/, 'a')),
  qualifiedName: isQualifiedName,
  labelValue: isLabelValue,
  uri: text => /^[A-Za-z][A-Za-z0-9+.-]*:|^\//.test(text),
  uuid: text => formatExpected('uuid', text) === undefined,
  byte: text => formatExpected('byte', text) === undefined,
  date: text => formatExpected('date', text) === undefined,
  datetime: text => formatExpected('date-time', text) === undefined,
};

/** A DNS name in lower case. */
export function isSubdomain(text: string): boolean {
  return text.length <= 253 && text.split('.').every(label => LABEL.test(label));
}

/** A key of labels and annotations, with or without a prefix. */
export function isQualifiedName(text: string): boolean {
  const [name, prefix, ...more] = text.split('/').reverse();
  return more.length === 0 && name.length <= 63 && NAME.test(name) && (prefix === undefined || isSubdomain(prefix));
}

/** A value of a label. */
export function isLabelValue(text: string): boolean {
  return text === '' || (text.length <= 63 && NAME.test(text));
}

/** `format.dns1123Label()` and the like, and `validate`, which gives nothing if all is right; nothing is not null. */
export function formatFunctions({ celFunc, celMethod, CelScalar: { STRING, BOOL }, mapType, listType }: Cel): CelFunction[] {
  const FORMAT = mapType(STRING, STRING);
  return [
    ...Object.keys(FORMATS).map(name => celFunc(`format.${name}`, [], FORMAT, () => new Map([['format', name]]))),
    celMethod('validate', FORMAT, [STRING], listType(STRING), function (text) {
      return FORMATS[String(this.get('format'))](text) ? [] : [`${text} is not of the form ${this.get('format')}`];
    }),
    celMethod('hasValue', listType(STRING), [], BOOL, function () { return this.size > 0; }),
    celMethod('value', listType(STRING), [], listType(STRING), function () { return this; }),
  ];
}
