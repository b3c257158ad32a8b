const PLACEHOLDER = /{{\s*(.*?)\s*}}/g;

/** What is filled into a query, by name. */
export interface Placeholders {
  readonly service: string;
  readonly namespace: string;
  readonly track: string;
  readonly window: string;
}

const KNOWN: (keyof Placeholders)[] = ['service', 'namespace', 'track', 'window'];

/** Throws where a query has placeholders that nothing is filled into, or does not depend on the version. */
export function requirePlaceholders(what: string, query: string): void {
  const names = [...query.matchAll(PLACEHOLDER)].map(([, name]) => name);
  const unknown = names.find(name => !KNOWN.some(known => known === name));
  if (unknown !== undefined) {
    throw new Error(`placeholders in the ${what} must be among ${KNOWN.map(name => `{{${name}}}`).join(', ')}, got: '{{${unknown}}}'`);
  }
  if (!names.includes('track')) throw new Error(`${what} must contain {{track}}, so that it depends on the canary, got: '${query}'`);
}

/** A query in which the placeholders are filled in. */
export function filledIn(query: string, values: Placeholders): string {
  return query.replace(PLACEHOLDER, (_, name: keyof Placeholders) => values[name]);
}
