import { list, pointerPart, record } from './values';

const NAME = /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;
const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
/** How many values an operator of a selector needs. */
const OPERATORS: { [operator: string]: 'some' | 'none' } = { In: 'some', NotIn: 'some', Exists: 'none', DoesNotExist: 'none' };

/** Something wrong with a LabelSelector or with labels, and where. */
export interface SelectorFault {
  readonly pointer: string;
  readonly message: string;
}

/** What the API server has against a LabelSelector, whose types are right. */
export function selectorFaults(selector: unknown, pointer: string): SelectorFault[] {
  const { matchLabels, matchExpressions } = record(selector);
  return [...labelFaults(matchLabels, `${pointer}/matchLabels`), ...list(matchExpressions).flatMap((each, i) => expressionFaults(record(each), `${pointer}/matchExpressions/${i}`))];
}

/** What the API server has against labels, or a selector that is written as such, whose types are right. */
export function labelFaults(labels: unknown, pointer: string): SelectorFault[] {
  return Object.entries(record(labels)).filter(([key, value]) => !isKey(key) || typeof value === 'string' && !isValue(value))
    .flatMap(([key, value]) => faultsOf(key, [value], `${pointer}/${pointerPart(key)}`));
}

function expressionFaults({ key, operator, values }: { [key: string]: any }, pointer: string): SelectorFault[] {
  const needs = Object.hasOwn(OPERATORS, String(operator)) ? OPERATORS[String(operator)] : undefined;
  const got = list(values).length > 0 ? 'some' : 'none';
  return [
    ...needs === undefined ? [{ pointer: `${pointer}/operator`, message: `operator is ${operator}; expected one of ${Object.keys(OPERATORS).join(', ')}` }] : [],
    ...needs !== undefined && needs !== got ? [{ pointer: `${pointer}`, message: `${operator} has ${got} values; expected ${needs}` }] : [],
    ...faultsOf(String(key ?? ''), list(values), pointer),
  ];
}

function faultsOf(key: string, values: unknown[], pointer: string): SelectorFault[] {
  const bad = values.find(value => typeof value === 'string' && !isValue(value));
  return [
    ...isKey(key) ? [] : [{ pointer, message: `'${key}' is no key of a label` }],
    ...bad === undefined ? [] : [{ pointer, message: `'${bad}' is no value of a label` }],
  ];
}

/** Whether a text can be the key of a label, with or without a prefix. */
export function isKey(text: string): boolean {
  if (text.length <= 63 && NAME.test(text)) return true;
  const [name, prefix, ...more] = text.split('/').reverse();
  return more.length === 0 && name.length <= 63 && NAME.test(name) && (prefix === undefined || prefix.length <= 253 && prefix.split('.').every(part => LABEL.test(part)));
}

function isValue(text: string): boolean {
  return text === '' || text.length <= 63 && NAME.test(text);
}
