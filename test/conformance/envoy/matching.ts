/** A request as a proxy sees it. */
export interface SeenRequest {
  /** SPIFFE id of the source, where it has one. */
  readonly principal?: string;
  /** Port that is called. */
  readonly port: number;
  /** None where the connection carries no HTTP. */
  readonly method?: string;
  readonly path?: string;
  /** By lower-case name. */
  readonly headers?: { [name: string]: string };
}

/** Envoy's StringMatcher; regular expressions match the whole text. */
export function textMatches(matcher: any, text: string): boolean {
  if (matcher.ignoreCase) throw new Error('ignoreCase is not known');
  if (matcher.exact !== undefined) return text === matcher.exact;
  if (matcher.prefix !== undefined) return text.startsWith(matcher.prefix);
  if (matcher.suffix !== undefined) return text.endsWith(matcher.suffix);
  if (matcher.safeRegex !== undefined) return wholly(matcher.safeRegex.regex, text);
  throw new Error(`not a known text matcher: ${JSON.stringify(matcher)}`);
}

/** Whether a regular expression matches all of a text. */
export function wholly(regex: string, text: string): boolean {
  return new RegExp(`^(?:${regex})$`).test(text);
}

/** Envoy's HeaderMatcher; a header that is not there matches nothing. */
export function headerMatches(matcher: any, request: SeenRequest): boolean {
  const value = headerOf(matcher.name, request);
  return found(matcher, value) !== (matcher.invertMatch ?? false);
}

function found({ name, stringMatch, presentMatch, invertMatch: _, ...unknown }: any, value: string | undefined): boolean {
  if (Object.keys(unknown).length > 0) throw new Error(`not a known matcher of header ${name}: ${JSON.stringify(unknown)}`);
  if (stringMatch !== undefined) return value !== undefined && textMatches(stringMatch, value);
  return (value !== undefined) === (presentMatch ?? true);
}

function headerOf(name: string, { method, path, headers = {} }: SeenRequest): string | undefined {
  if (name === ':method') return method;
  return name === ':path' ? path : headers[name.toLowerCase()];
}
