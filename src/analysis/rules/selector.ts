import { list, record } from './values';

/** Labels of an object. */
export interface Labels {
  readonly [key: string]: string;
}

/** A LabelSelector of Kubernetes. */
export interface LabelSelector {
  readonly matchLabels?: Labels;
  readonly matchExpressions?: { readonly key: string; readonly operator: string; readonly values?: string[] }[];
}

/** Whether labels have all of others. */
export function hasLabels(labels: Labels, wanted: Labels): boolean {
  const own = record(labels);
  for (const [key, value] of Object.entries(record(wanted))) if (own[key] !== value) return false;
  return true;
}

/** Whether a selector selects labels, whatever is written in it; an empty one selects all. */
export function selects(selector: LabelSelector, labels: Labels): boolean {
  const { matchLabels, matchExpressions } = record(selector);
  const own = record(labels);
  return hasLabels(own, matchLabels) && list(matchExpressions).map(record).every(({ key, operator, values }) => {
    if (operator === 'Exists') return key in own;
    if (operator === 'DoesNotExist') return !(key in own);
    return list(values).includes(own[key]) === (operator === 'In');
  });
}
