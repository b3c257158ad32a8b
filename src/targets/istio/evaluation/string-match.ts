/** Whether a value is there and has one of exact, prefix and regex; nothing said asks for presence only, and so does the regex '*'. */
export function stringMatches(wanted: any, value: string | undefined): boolean {
  if (value === undefined) return false;
  const { exact, prefix, regex } = wanted ?? {};
  if (exact !== undefined) return value === exact;
  if (prefix !== undefined) return value.startsWith(prefix);
  return asksForPresence(wanted) || fullyMatches(regex, value);
}

/** A header that is not there is taken as empty, unless presence is what must not be. */
export function withoutMatches(unwanted: any, value: string | undefined): boolean {
  return asksForPresence(unwanted) ? value === undefined : !stringMatches(unwanted, value ?? '');
}

/** Expressions match all of a value. */
export function fullyMatches(regex: string, value: string): boolean {
  return new RegExp(`^(?:${regex})$`).test(value);
}

function asksForPresence(wanted: any): boolean {
  const { exact, prefix, regex } = wanted ?? {};
  return exact === undefined && prefix === undefined && (regex === undefined || regex === '*');
}
