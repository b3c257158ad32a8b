import { createHash } from 'crypto';
import { RouteMatch, routeMatchKey } from '../../vocabulary/route-match';

/** A name for a match that tells people what it is and stays when further matches are declared: 'get-items-1a2b3c4d'. */
export function routeSlug(match: RouteMatch): string {
  const path = match.grpcMethod ?? match.exactPath ?? match.pathPrefix ?? '';
  const words = [match.method, path].join('-').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
  return [words.slice(0, 24).replace(/-$/, '') || 'any', shortHash(routeMatchKey(match))].join('-');
}

/** Eight hexadecimal digits that are equal for equal texts. */
function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}
