import { createHash } from 'crypto';
import { MatchedBackendIntent, PinIntent, ReleaseIntent, TrackIntent } from '../intent';
import { isSplit, ReleaseSpec, TrackSpec } from './spec';
import { cookiePattern, RequestMatch } from '../vocabulary/release/request-match';

/** One version that gets everything; where versions are not told apart the Service does it. */
export function allTo(spec: ReleaseSpec, track: TrackSpec, tracks: TrackSpec[]): ReleaseIntent {
  const idle = tracks.filter(other => other !== track);
  const routes = isSplit(spec) ? { backends: [{ track, weight: 100 }], idle } : { backends: [], idle: [] };
  return { tracks, ...routes, matched: [], pins: [], subsets: spec.subsets };
}

/** A version that runs beside what the Service selects, and gets nothing yet. */
export function noneTo(spec: ReleaseSpec, track: TrackSpec): ReleaseIntent {
  return { ...allTo(spec, track, [track]), backends: [], idle: isSplit(spec) ? [track] : [] };
}

/** Shares for both versions; sessions stay where they are. */
export function shares(spec: ReleaseSpec, canary: TrackSpec, percent: number): ReleaseIntent {
  return {
    ...allTo(spec, spec.stable, [spec.stable, canary]),
    backends: [{ track: spec.stable, weight: 100 - percent }, { track: canary, weight: percent }],
    idle: [],
    matched: matchedBy(spec, canary, []),
    pins: pinsOf(spec, canary),
  };
}

/** The stable version gets everything but the requests that ask for the canary. */
export function stableUnlessMatched(spec: ReleaseSpec, canary: TrackSpec, test: RequestMatch[], mirrored?: number): ReleaseIntent {
  return {
    ...allTo(spec, spec.stable, [spec.stable, canary]),
    matched: matchedBy(spec, canary, test),
    mirror: mirrored === undefined ? undefined : { track: canary, percent: mirrored },
  };
}

function matchedBy({ preview }: ReleaseSpec, track: TrackIntent, test: RequestMatch[]): MatchedBackendIntent[] {
  const alternatives = [...preview ? [preview] : [], ...test].map(({ headers }) => headers)
    .sort((a, b) => JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
  return alternatives.length > 0 ? [{ alternatives, track }] : [];
}

/** The value of a cookie tells the version, and the release: after it no session stays. */
function pinsOf({ affinity, service, stable }: ReleaseSpec, canary: TrackSpec): PinIntent[] {
  if (!affinity) return [];
  const { name, maxAgeSeconds, path, sameSite, secure } = affinity;
  return [stable, canary].map(track => {
    const value = createHash('sha256').update(`${service.namespace}/${service.name} ${track.version} ${canary.version}`).digest('hex').slice(0, 12);
    const attributes = [`Path=${path}`, `Max-Age=${maxAgeSeconds}`, `SameSite=${sameSite}`, ...secure ? ['Secure'] : [], 'HttpOnly'];
    return { track, setCookie: [`${name}=${value}`, ...attributes].join('; '), cookiePattern: cookiePattern(name, value) };
  });
}
