import { rule } from './rule';
import { failedTrials, to, Trial } from './trials';
import { Check } from '../../suite';
import { World } from '../world';

const TARGET = 'istio-sidecar';
const [WEB, MOBILE] = ['shop.web-1', 'shop.mobile-1'];

/** Retries, limits and authorization of requests, by what the destination saw. */
export async function requestRules(world: World): Promise<Check[]> {
  const held = async (name: string, features: string[], trials: Trial[]) => rule(TARGET, name, features, await failedTrials(world, trials));
  return [
    await held('requests are repeated on declared conditions only, as often as declared', ['retries'], retries(world)),
    await held('what declares no retries is not repeated', ['no-default-retries'], unrepeated(world)),
    await held('gRPC requests are repeated on declared statuses only', ['retry-grpc-statuses'], statuses(world)),
    await held('each try is limited, and then repeated', ['per-try-timeout'], perTry(world)),
    await held('a request with all its tries is limited', ['timeouts'], limited(world)),
    await held('sources of one route have limits and retries of their own', ['per-source-resilience'], perSource(world)),
    await held('requests are admitted by their headers', ['authorization-by-header'], byHeader(world)),
    await held('requests to a headless Service are limited', ['headless', 'headless-resilience'], [
      headless(world, 'headless GET /jobs', '/jobs', '200'),
      { ...headless(world, 'headless GET /jobs with delay', '/jobs', '504', { 'x-delay': '6000' }), millis: [690, 5500] },
    ]),
    await held('requests to a headless Service are admitted by method and path', ['headless-authorization'], [
      headless(world, 'headless GET /jobs/7', '/jobs/7', '200'),
      headless(world, 'headless GET /admin', '/admin', '403'),
    ]),
    await held('paths are normalized before they are compared, and unknown hosts unreachable', ['mesh-defaults'], normalized(world)),
  ];
}

function cart(world: World, about: string, from: string, path: string, headers: { [name: string]: string }, rest: Omit<Trial, 'about' | 'from' | 'question'>, method = 'GET'): Trial {
  return { about, from, question: to(world, 'shop/cart', 80, { method, path, headers }), ...rest };
}

function retries(world: World): Trial[] {
  return [
    cart(world, 'GET /items, always 503', WEB, '/items', { 'x-status': '503' }, { outcome: '503', tries: 3 }),
    cart(world, 'GET /items, 503 twice', WEB, '/items/7', { 'x-status': '503', 'x-fail-first': '2' }, { outcome: '200', tries: 3 }),
    cart(world, 'GET /items, 500', WEB, '/items', { 'x-status': '500' }, { outcome: '500', tries: 1 }),
    cart(world, 'GET /slow, 500 twice', WEB, '/slow', { 'x-status': '500', 'x-fail-first': '2' }, { outcome: '200', tries: 3 }),
  ];
}

function unrepeated(world: World): Trial[] {
  return [
    cart(world, 'POST /orders, 503', WEB, '/orders', { 'x-status': '503' }, { outcome: '503', tries: 1 }, 'POST'),
    cart(world, 'POST /orders, reset', WEB, '/orders', { 'x-reset': 'yes' }, { outcome: '503', tries: 1 }, 'POST'),
    product(world, 'AddProduct, UNAVAILABLE', MOBILE, 'AddProduct', { 'x-grpc-status': '14' }, { outcome: 'grpc 14', tries: 1 }),
  ];
}

function product(world: World, about: string, from: string, method: string, headers: { [name: string]: string }, rest: Pick<Trial, 'outcome' | 'tries'>): Trial {
  return { about, from, question: to(world, 'shop/catalog', 3550, { protocol: 'grpc', path: `/shop.Catalog/${method}`, headers }), ...rest };
}

function statuses(world: World): Trial[] {
  return [
    product(world, 'GetProduct, always UNAVAILABLE', WEB, 'GetProduct', { 'x-grpc-status': '14' }, { outcome: 'grpc 14', tries: 3 }),
    product(world, 'GetProduct, RESOURCE_EXHAUSTED once', WEB, 'GetProduct', { 'x-grpc-status': '8', 'x-fail-first': '1' }, { outcome: '200', tries: 2 }),
    product(world, 'GetProduct, INTERNAL', WEB, 'GetProduct', { 'x-grpc-status': '13' }, { outcome: 'grpc 13', tries: 1 }),
  ];
}

function perTry(world: World): Trial[] {
  return [cart(world, 'GET /slow with delay', WEB, '/slow', { 'x-delay': '6000' }, { outcome: '504', tries: 3, millis: [740, 5500] })];
}

function limited(world: World): Trial[] {
  return [
    cart(world, 'GET /items with a long delay', WEB, '/items', { 'x-delay': '9000' }, { outcome: '504', tries: 1, millis: [3990, 8500] }),
    cart(world, 'GET /items with a short delay', WEB, '/items', { 'x-delay': '1500' }, { outcome: '200', tries: 1 }),
  ];
}

function perSource(world: World): Trial[] {
  return [
    cart(world, 'mobile: GET /items with delay', MOBILE, '/items', { 'x-delay': '6000' }, { outcome: '504', tries: 1, millis: [690, 5500] }),
    cart(world, 'mobile: GET /items, 503', MOBILE, '/items', { 'x-status': '503' }, { outcome: '503', tries: 1 }),
    cart(world, 'web: GET /items with a delay', WEB, '/items', { 'x-delay': '1500' }, { outcome: '200', tries: 1 }),
    cart(world, 'web: GET /items, 503', WEB, '/items', { 'x-status': '503' }, { outcome: '503', tries: 3 }),
  ];
}

function byHeader(world: World): Trial[] {
  const tenant = (about: string, headers: { [name: string]: string }, outcome: string) => cart(world, about, WEB, '/tenant', headers, { outcome });
  return [
    tenant('both headers', { 'x-tenant': 'blue', 'x-trace': '1' }, '200'),
    tenant('another tenant', { 'x-tenant': 'green', 'x-trace': '1' }, '403'),
    tenant('no trace', { 'x-tenant': 'blue' }, '403'),
    tenant('no header', {}, '403'),
  ];
}

function headless(world: World, about: string, path: string, outcome: string, headers: { [name: string]: string } = {}): Trial {
  return { about, from: WEB, question: to(world, 'shop/queue', 8080, { path, headers }), outcome };
}

function normalized(world: World): Trial[] {
  const items = (about: string, path: string, outcome: string) => cart(world, about, WEB, path, {}, { outcome });
  return [
    items('merged slashes', '//items', '200'),
    items('a decoded slash', '/items%2F7', '200'),
    items('a way up', '/items/..%2Fadmin', '403'),
    { about: 'an unknown host', from: WEB, question: { address: world.address('shop/cart', 80), host: 'example.com' }, outcome: '502' },
  ];
}
