import { PREVIEWS, ReleasePlan } from './release-programs';
import { Stage } from '../../../src/rollouts/stage';
import { RoutedRequest } from '../../../src/simulation/router';

/** A request, and what it asks for beside what it is about. */
export interface Sample {
  readonly request: RoutedRequest;
  /** What it asks for the canary by, if it does. */
  readonly asks?: 'preview' | 'test';
  /** Version that its session stays on. */
  readonly pinned?: string;
}

/** Nobody may call it; only where a data plane tells metadata alone would it reach the canary by them. */
const UNDECLARED = '/shop.Web/Put';
const PATHS = ['/items', '/items/top', '/cart', '/'];

/** Requests of all kinds that may reach a service, with and without headers that tell a version. */
export function samplesOf(plan: ReleasePlan, stage: Stage, source: string, meshed = true): Sample[] {
  const plain = [
    ...PATHS.flatMap(path => ['GET', 'POST'].map(method => ({ port: 80, method, path }))),
    ...plan.grpc ? ['/shop.Web/Get', UNDECLARED].map(path => ({ port: 81, method: 'POST', path })) : [],
  ];
  return plain.flatMap(({ port, method, path }) => {
    const sets = headerSets(plan, stage, port === 80).filter(({ asks }) => !asks || path !== UNDECLARED);
    return sets.map(({ headers, ...asked }) => ({
      ...asked,
      request: {
        source: { namespace: 'shop', labels: { 'app.kubernetes.io/name': source }, meshed },
        service: { name: 'web', namespace: 'shop', port },
        method,
        path,
        headers,
      },
    }));
  });
}

type HeaderSet = Omit<Sample, 'request'> & { readonly headers: { [name: string]: string } };

/** Clients of gRPC keep no cookies. */
function headerSets({ strategy, preview }: ReleasePlan, stage: Stage, keepsCookies: boolean): HeaderSet[] {
  const tested: { [name: string]: string }[] = strategy === 'ab-test' ? [{ 'x-group': 'b' }, { 'x-group': 'b', 'x-beta': '1' }] : [];
  const asking: HeaderSet[] = [
    ...preview ? [{ headers: PREVIEWS[preview].headers, asks: 'preview' as const }] : [],
    ...tested.map(headers => ({ headers, asks: 'test' as const })),
  ];
  const pins = (keepsCookies ? stage.release?.pins ?? [] : []).map(({ track, setCookie }) => ({ pinned: track.name, cookie: `theme=dark; ${setCookie.split(';')[0]}; ${setCookie.split(';')[0]}0; lang=en` }));
  return [
    { headers: {} },
    { headers: { 'x-preview': 'no', 'x-group': 'a', 'cookie': 'web-track=stranger' } },
    ...asking,
    ...pins.map(({ pinned, cookie }) => ({ headers: { cookie }, pinned })),
    ...asking.flatMap(({ headers, asks }) => pins.map(({ pinned, cookie }) => ({ headers: { ...headers, cookie }, asks, pinned }))),
  ];
}
