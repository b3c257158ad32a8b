import { MirrorIntent, PinIntent, PortIntent, ReleaseIntent, RoutedBy, ServiceIntent, TrackIntent } from '../../intent';
import { PortProtocol } from '../../vocabulary/port';
import { HeaderRequirement, RouteMatch } from '../../vocabulary/route-match';

/** A Service that requests go to. */
export interface Destination {
  /** Version behind it; none where the service has one only. */
  readonly track?: TrackIntent;
  /** Name of the Service: where versions are subsets, or not told apart, that of the service itself. */
  readonly service: string;
  /** Share in percent; the shares of all destinations are 100 together. */
  readonly weight: number;
  /** Cookie that answers of this destination set. */
  readonly setCookie?: string;
}

/** Requests of one rule that go to the same destinations. */
export interface Variant {
  /** A word for names of objects; none for requests that say nothing. */
  readonly word?: string;
  /** Headers that tell them, at least one of the lists; [[]] for requests that say nothing. */
  readonly alternatives: HeaderRequirement[][];
  readonly destinations: Destination[];
  readonly mirror?: MirrorIntent;
  /** Whether it only tells which of two others decides, which the order of a list would tell as well. */
  readonly tellsOrder: boolean;
}

/** The release of a service, for data planes that tell versions by their Services only. */
export function byServices({ release }: ServiceIntent): ReleaseIntent | undefined {
  return release?.subsets ? undefined : release;
}

/** Whether a controller makes the Services and routes of a service. */
export function isRoutedByController({ release }: ServiceIntent): boolean {
  return release?.routedBy === RoutedBy.CONTROLLER;
}

/** Whether a controller moves the shares in routes of this program. */
export function hasMovedShares({ release }: ServiceIntent): boolean {
  return release?.routedBy === RoutedBy.PROGRAM_FOR_CONTROLLER && isRouted(release);
}

/** Whether requests go to several versions by shares. */
export function isShared({ destinations }: Variant): boolean {
  return destinations.length > 1;
}

/** Whether the data plane sends requests to versions, and not to the Service itself. */
export function isRouted(release: ReleaseIntent | undefined): release is ReleaseIntent {
  return release !== undefined && release.backends.length > 0;
}

/**
 * What each rule of a service becomes, so that every version is reached under the same rules: requests that ask for a version first, then
 * sessions that stay on one, then all others.
 *
 * Each variant adds headers to the match of the rule. A rule with the same path and method and more headers is more specific
 * wherever data planes rank rules, so that among the variants of all rules the one that the request asks for decides, whatever
 * the order of the list.
 */
export function variantsOf(service: ServiceIntent, release: ReleaseIntent | undefined, { protocol }: PortIntent): Variant[] {
  if (!isRouted(release)) return [plain([{ service: service.name, weight: 100 }])];
  const pins = protocol === PortProtocol.GRPC ? [] : release.pins; // whose clients keep no cookies
  const to = (track: TrackIntent, weight: number, setCookie?: string): Destination =>
    ({ track, service: release.subsets ? service.name : track.name, weight, setCookie });
  const matched = release.matched.map(({ alternatives, track }): Variant =>
    ({ word: 'asked', alternatives, destinations: [to(track, 100)], tellsOrder: false }));
  const pinned = pins.map(({ track, cookiePattern: pattern }): Variant =>
    ({ word: `pinned-${track.name}`, alternatives: [[{ name: 'cookie', pattern }]], destinations: [to(track, 100)], tellsOrder: false }));
  const shares = release.backends.map(({ track, weight }) => to(track, weight, cookieOf(pins, track)));
  return [...matched.flatMap(asked => pinned.map(pin => both(asked, pin))), ...matched, ...pinned, { ...plain(shares), mirror: release.mirror }];
}

/** The match of a rule for requests that also have some headers. */
export function withHeaders(match: RouteMatch, headers: HeaderRequirement[]): RouteMatch {
  if (headers.length === 0) return match;
  return { ...match, headers: [...match.headers, ...headers].sort((a, b) => a.name < b.name ? -1 : 1) };
}

function plain(destinations: Destination[]): Variant {
  return { alternatives: [[]], destinations, tellsOrder: false };
}

function both(asked: Variant, pin: Variant): Variant {
  return {
    ...asked,
    word: `${asked.word}-${pin.word}`,
    alternatives: asked.alternatives.map(headers => [...headers, ...pin.alternatives[0]]),
    tellsOrder: true,
  };
}

function cookieOf(pins: PinIntent[], track: TrackIntent): string | undefined {
  return pins.find(pin => pin.track.name === track.name)?.setCookie;
}
