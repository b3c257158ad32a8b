const NOT_PLAIN = new Error('not plain data');

/**
 * Plain data as cdk8s sanitizes them: keys in order, without what is null or undefined; none where there is anything but plain data, of which
 * cdk8s itself must be asked.
 */
export function sanitized(data: object): any {
  try {
    return copyOf(data);
  } catch (error) {
    if (error === NOT_PLAIN) return undefined;
    throw error;
  }
}

function copyOf(value: any): any {
  if (value === null || value === undefined) return undefined;
  if (typeof value === 'function') throw NOT_PLAIN;
  if (typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(copyOf);
  if (Object.getPrototypeOf(value) !== Object.prototype || typeof value.resolve === 'function') throw NOT_PLAIN;
  const copy: any = {};
  for (const key of Object.keys(value).sort()) {
    const member = copyOf(value[key]);
    if (member !== undefined) copy[key] = member;
  }
  return copy;
}
