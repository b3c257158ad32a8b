import { Labels, LabelSelector } from './selector';
import { list, record } from './values';

/** Labels that are written as such; what is no text is left out. */
export function labelsOf(value: unknown): Labels {
  const labels = record(value);
  for (const key of Object.keys(labels)) {
    if (typeof labels[key] !== 'string') return Object.fromEntries(Object.entries(labels).filter(([, each]) => typeof each === 'string'));
  }
  return labels;
}

/** The LabelSelector that is written, whatever else may be there. */
export function selectorOf(value: unknown): Required<LabelSelector> {
  const { matchLabels, matchExpressions } = record(value);
  return {
    matchLabels: labelsOf(matchLabels),
    matchExpressions: list(matchExpressions).map(record).map(({ key, operator, values }) => (
      { key: String(key), operator: String(operator), values: list(values) })),
  };
}

/** Whether a selector selects everything of its namespace. */
export function selectsAll({ matchLabels = {}, matchExpressions = [] }: LabelSelector): boolean {
  return Object.keys(matchLabels).length === 0 && matchExpressions.length === 0;
}

/** Labels in few words: `app=cart, track=stable`. */
export function labelWords(labels: Labels): string {
  return Object.entries(labels).map(([key, value]) => `${key}=${value}`).join(', ');
}

/** A selector in few words. */
export function selectorWords({ matchLabels = {}, matchExpressions = [] }: LabelSelector): string {
  const expressions = matchExpressions.map(({ key, operator, values = [] }) => `${key} ${operator} (${values.join(', ')})`);
  return [labelWords(matchLabels), ...expressions].filter(Boolean).join(', ') || 'everything';
}
