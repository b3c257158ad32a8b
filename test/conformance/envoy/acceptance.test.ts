import { existsSync, mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { Acceptance } from './acceptance';
import { Compiled } from './waypoint';
import { Bench } from '../bench';
import { Processes } from '../machine/processes';
import { toolPath } from '../machine/tools';

const TYPE = 'type.googleapis.com/envoy.extensions.filters';
const WHERE_BUILT = existsSync(toolPath('envoy')) ? test : test.skip;
let folder: string;

beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'acceptance-')); });
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A sidecar with one of each. */
function sidecar(): Compiled {
  const manager = {
    '@type': `${TYPE}.network.http_connection_manager.v3.HttpConnectionManager`,
    'statPrefix': 'out',
    'rds': { routeConfigName: '80', configSource: { ads: {} } },
    'httpFilters': [{ name: 'envoy.filters.http.router', typedConfig: { '@type': `${TYPE}.http.router.v3.Router` } }],
  };
  const address = { socketAddress: { address: '0.0.0.0', portValue: 80 } };
  const filters = [{ name: 'envoy.filters.network.http_connection_manager', typedConfig: manager }];
  const routes = [{ match: { prefix: '/' }, route: { cluster: 'cart' } }];
  return {
    listeners: [{ name: '0.0.0.0_80', address, filterChains: [{ filters }] }],
    clusters: [{ name: 'cart', type: 'EDS', edsClusterConfig: { edsConfig: { ads: {} } } }],
    routes: [{ name: '80', validateClusters: false, virtualHosts: [{ name: 'cart', domains: ['*'], routes }] }],
    endpoints: [],
  };
}

async function ruleOf(proxies: Compiled[], features: string[] = []) {
  const acceptance = new Acceptance(new Bench(folder, new Processes(), { targets: ['istio-sidecar'], features }), 'istio-sidecar');
  acceptance.add('timeouts', ['timeouts'], proxies.map((proxy, i) => [`shop/web-${i}`, proxy]));
  return acceptance.rule();
}

WHERE_BUILT('what istiod may send is accepted', async () => {
  expect(await ruleOf([sidecar(), sidecar()])).toMatchObject([{ features: ['timeouts'], problems: [] }]);
});

WHERE_BUILT.each<[string, (compiled: Compiled) => void, RegExp]>([
  ['listener', ({ listeners }) => { listeners[0].filterChains[0].filters[0].typedConfig.httpFilters[0].typedConfig = undefined; }, /router/],
  ['route', ({ routes }) => { routes[0].virtualHosts[0].domains = []; }, /Domains/],
  ['cluster', ({ clusters }) => { clusters[0].edsClusterConfig.edsConfig = {}; }, /EdsConfig/],
  ['field', ({ clusters }) => { clusters[0].nextTimeout = '1s'; }, /nextTimeout/],
])('a %s that would be refused is told, with its proxy', async (_what, change, why) => {
  const broken = sidecar();
  change(broken);
  const [{ problems }] = await ruleOf([sidecar(), broken]);
  expect(problems).toEqual([expect.stringMatching(why)]);
  expect(problems[0]).toMatch(/^timeouts: shop\/web-1: (?!.*critical)/);
});

WHERE_BUILT('what would not come before Envoy is told', async () => {
  const [{ problems }] = await ruleOf([{ ...sidecar(), routes: [{ name: '81' }] }]);
  const expected = ['there is no route configuration 80', 'no listener asks for the route configuration 81'];
  expect(problems).toEqual(expected.map(what => `timeouts: shop/web-0: ${what}`));
  expect((await ruleOf([{ listeners: [], clusters: [], routes: [], endpoints: [] }]))[0].problems).toHaveLength(2);
});

test('the rule fails where nothing is compiled, unless a run is narrowed to programs without a proxy', async () => {
  expect((await ruleOf([]))[0].problems).toEqual(['nothing is compiled for any proxy']);
  expect(await ruleOf([], ['strict-mtls'])).toEqual([]);
});
