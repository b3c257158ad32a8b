/**
 * Defines which paths a route covers.
 *
 * Only what every mesh compares in the same way is offered: exact paths and prefixes of whole segments.
 */
export class PathMatch {
  /**
   * Exactly one path.
   * @param path absolute path without query
   */
  public static exact(path: string): PathMatch {
    requirePath(path);
    return new PathMatch(path, undefined);
  }

  /**
   * A path and every path below it, by whole segments: '/items' covers '/items/7' and not '/itemsets'.
   * @param path absolute path without query; '/' covers every path
   */
  public static prefix(path: string): PathMatch {
    requirePath(path);
    return new PathMatch(undefined, path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path);
  }

  /** The one path, unless a prefix was given. */
  public readonly exactPath?: string;
  /** The prefix, unless one path was given. */
  public readonly pathPrefix?: string;

  private constructor(exactPath: string | undefined, pathPrefix: string | undefined) {
    this.exactPath = exactPath;
    this.pathPrefix = pathPrefix;
  }
}

function requirePath(path: string): void {
  if (!path.startsWith('/')) throw new Error(`path must start with '/', got: '${path}'`);
  const forbidden = /[*{}?#\s]|\/\/|%2[fF]|\/\.{1,2}(\/|$)/.exec(path);
  const invalid = !/^([-A-Za-z0-9/._~!$&'()+,;=:@]|%[0-9a-fA-F]{2})+$/.test(path);
  if (!forbidden && invalid) throw new Error(`path must have characters of a URL path only, others percent-encoded, got: '${path}'`);
  if (forbidden) throw new Error(`path must be plain and normalized (none of * { } ? # // . .. %2F or spaces), got: '${path}'`);
}
