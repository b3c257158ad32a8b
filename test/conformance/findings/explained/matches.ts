import { isDeepStrictEqual } from 'util';
import { Instance, pointed } from './explanation';
import { hasLabels } from '../../../../src/analysis/rules/selector';

type Match = { [field: string]: any };

/** Whether a match of an exact path comes after one of another route with a prefix of it, which asks for nothing that it does not ask for. */
export function isExactBehindPrefix(instance: Instance): boolean {
  const [, route] = /^\/spec\/http\/(\d+)\/match\/\d+$/.exec(instance.difference.pointer!)!;
  const match: Match = pointed(instance);
  const before: Match[] = instance.object.body.spec.http.slice(0, Number(route)).flatMap((each: any) => each.match);
  return before.some(({ uri, name, ...wide }) => match.uri.exact.startsWith(uri.prefix) && asksFor(match, wide));
}

function asksFor(match: Match, wide: Match): boolean {
  return Object.entries(wide).every(([field, value]) => field === 'sourceLabels' ? hasLabels(match[field], value)
    : field === 'headers' ? Object.entries(value).every(([name, each]) => isDeepStrictEqual(match.headers?.[name], each))
      : isDeepStrictEqual(match[field], value));
}
