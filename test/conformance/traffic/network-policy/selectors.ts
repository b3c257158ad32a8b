/** Labels by key. */
export interface Labels {
  readonly [key: string]: string;
}

/** Whether labels meet a label selector; an empty one is met by all. */
export function meets(labels: Labels = {}, { matchLabels = {}, matchExpressions = [] }: any): boolean {
  return Object.entries(matchLabels).every(([key, value]) => labels[key] === value)
    && matchExpressions.every((expression: any) => meetsExpression(labels, expression));
}

/** NotIn is met by labels without the key, too. */
function meetsExpression(labels: Labels, { key, operator, values = [] }: any): boolean {
  switch (operator) {
    case 'In': return key in labels && values.includes(labels[key]);
    case 'NotIn': return !(key in labels && values.includes(labels[key]));
    case 'Exists': return key in labels;
    case 'DoesNotExist': return !(key in labels);
    default: throw new Error(`operator must be In, NotIn, Exists or DoesNotExist, got: '${operator}'`);
  }
}
