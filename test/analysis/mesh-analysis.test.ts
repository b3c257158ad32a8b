import { mkdtempSync, readdirSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { ApiObject, App, Chart, JsonPatch, Testing, YamlOutputType } from 'cdk8s';
import {
  Feature, GatewayApiChannel, IstioAmbientTarget, IstioSidecarTarget, LinkerdTarget, Mesh, MeshedService, NetworkPolicyTarget, Port, Probe,
  RolloutPhase, Severity, StrictMtlsNamespace,
} from '../../src';
import * as engine from '../../src/analysis/object-findings';

class Shop {
  public readonly chart: Chart;
  public readonly mesh: Mesh;
  public readonly namespace: StrictMtlsNamespace;
  public readonly cart: MeshedService;

  constructor(public readonly app = new App(), public readonly id = 'shop', target = new IstioSidecarTarget(), partial?: boolean) {
    this.chart = new Chart(app, id);
    this.mesh = new Mesh(this.chart, 'mesh', { targets: [target], partial });
    this.namespace = new StrictMtlsNamespace(this.chart, 'namespace', { mesh: this.mesh, name: 'shop', phase: RolloutPhase.STRICT });
    this.cart = new MeshedService(this.chart, 'cart', { namespace: this.namespace, image: 'example.com/cart:1', ports: [Port.http(80)] });
  }

  public virtualService(name: string, http: any[], scope = this.chart, spec: any = {}): ApiObject {
    return new ApiObject(scope, `${name}-routes`, {
      apiVersion: 'networking.istio.io/v1', kind: 'VirtualService', metadata: { name, namespace: 'shop' }, spec: { hosts: [`${name}.example.com`], http, ...spec },
    });
  }
}

const toCart = { route: [{ destination: { host: 'cart', port: { number: 80 } } }] };
const unreachable = [{ name: 'all', ...toCart }, { name: 'never', match: [{ uri: { prefix: '/x' } }], ...toCart }];
const refused = [{ ...toCart, retries: { attempts: -1 } }];

function codesOf({ mesh }: Shop): string[] {
  return mesh.report().findings.map(({ code }) => code);
}

describe('what is written by hand beside a mesh', () => {
  test('has findings with object, pointer and construct path', () => {
    const shop = new Shop();
    const object = shop.virtualService('web', unreachable);
    const found = shop.mesh.report().findings.filter(({ path }) => path === object.node.path);
    expect(found.map(({ object: about, pointer, severity }) => ({ about, pointer, severity }))).toEqual([{
      about: { apiVersion: 'networking.istio.io/v1', kind: 'VirtualService', namespace: 'shop', name: 'web' },
      pointer: '/spec/http/1',
      severity: Severity.WARNING,
    }]);
  });
  test('has none where nothing is wrong', () => {
    const shop = new Shop();
    const before = codesOf(shop);
    shop.virtualService('web', [toCart]);
    expect(codesOf(shop)).toEqual(before);
  });
  test('stops synthesis with all errors together, each once', () => {
    const shop = new Shop();
    shop.virtualService('web', refused);
    shop.virtualService('mobile', refused);
    const lines = messageOf(() => Testing.synth(shop.chart)).split('\n').filter(line => /CM\d{4}/.test(line));
    expect(lines.filter(line => line.includes('/web') || line.includes('web-routes'))).toHaveLength(1);
    expect(lines.filter(line => line.includes('mobile-routes'))).toHaveLength(1);
    expect(lines[0]).toMatch(/CM\d{4} .*, at 'shop\/mobile-routes \/spec\/http\/0\/retries/);
  });
  test('stops synthesis with a word on what else can be done, where objects are wrong', () => {
    const shop = new Shop();
    shop.virtualService('web', refused);
    expect(() => Testing.synth(shop.chart)).toThrow(/partial: true.*mesh\.analysis\.accept/);
  });
  test('is looked at after the JSON patches of its author', () => {
    const shop = new Shop();
    const object = shop.virtualService('web', [toCart]);
    Testing.synth(shop.chart);
    object.addJsonPatch(JsonPatch.add('/spec/http/0/retries', { attempts: -1 }));
    expect(() => Testing.synth(shop.chart)).toThrow(/web-routes \/spec\/http\/0\/retries/);
  });
  test('is looked at item by item where it is a List', () => {
    const shop = new Shop();
    const item = { apiVersion: 'networking.istio.io/v1', kind: 'VirtualService', metadata: { name: 'web', namespace: 'shop' } };
    new ApiObject(shop.chart, 'list', { apiVersion: 'v1', kind: 'List', items: [{ ...item, spec: { hosts: ['web.example.com'], http: unreachable } }] });
    expect(shop.mesh.report().findings.filter(({ path }) => path === 'shop/list').map(({ pointer }) => pointer)).toEqual(['/items/0/spec/http/1']);
  });
});

function messageOf(attempt: () => unknown): string {
  try {
    attempt();
  } catch (error) {
    return (error as Error).message;
  }
  return '';
}

describe('rules about objects are asked', () => {
  const outdir = mkdtempSync(join(tmpdir(), 'mesh-analysis-'));
  afterAll(() => rmSync(outdir, { recursive: true }));

  test.each(Object.values(YamlOutputType).filter((type): type is YamlOutputType => typeof type === 'number'))('once a synthesis of many charts, output type %s', type => {
    const asked = jest.spyOn(engine, 'objectFindings');
    const shop = new Shop(new App({ outdir, yamlOutputType: type }));
    new ApiObject(shop.chart, 'settings', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings', namespace: 'shop' } });
    for (const name of ['a', 'b', 'c']) {
      const chart = new Chart(shop.app, name);
      new MeshedService(chart, name, { namespace: shop.namespace, image: 'example.com/x:1', ports: [Port.http(80)] });
    }
    asked.mockClear();
    shop.app.synth();
    expect(asked).toHaveBeenCalledTimes(1);
    shop.app.synthYaml();
    expect(asked).toHaveBeenCalledTimes(2);
    asked.mockRestore();
    expect(readdirSync(outdir).length).toBeGreaterThan(0);
  });
  test('by a report, and not by a synthesis of nothing but objects that nobody touched', () => {
    const asked = jest.spyOn(engine, 'objectFindings');
    const shop = new Shop(new App({ outdir }));
    shop.app.synth();
    expect(asked).not.toHaveBeenCalled();
    shop.mesh.report();
    expect(asked).toHaveBeenCalledTimes(1);
    asked.mockRestore();
  });
  test('about the targets of the mesh only', () => {
    const shop = new Shop(undefined, undefined, new LinkerdTarget() as any);
    shop.virtualService('web', unreachable);
    expect(codesOf(shop)).toEqual(codesOf(new Shop(undefined, undefined, new LinkerdTarget() as any)));
  });
});

describe('what the target knows of the cluster', () => {
  const route = (shop: Shop) => new ApiObject(shop.chart, 'route', {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: { name: 'web', namespace: 'shop' },
    spec: { parentRefs: [{ group: '', kind: 'Service', name: 'cart', port: 80 }], rules: [{ retry: { attempts: 1 }, backendRefs: [{ name: 'cart', port: 80 }] }] },
  });
  const told = (gatewayApiChannel?: GatewayApiChannel) => {
    const shop = new Shop(undefined, undefined, new IstioAmbientTarget({ gatewayApiChannel }) as any);
    return { path: route(shop).node.path, findings: shop.mesh.report().findings.filter(({ path }) => path === 'shop/route').map(({ severity }) => severity) };
  };
  test('decides which fields the API server knows', () => {
    expect(told(GatewayApiChannel.STANDARD).findings).toContain(Severity.ERROR);
    expect(told().findings).toEqual([Severity.WARNING]);
    expect(told(GatewayApiChannel.EXPERIMENTAL).findings).toEqual([]);
  });
});

describe('charts', () => {
  const other = (app: App, spec: any) => new ApiObject(new Chart(app, 'other'), 'cart', {
    apiVersion: 'v1', kind: 'Service', metadata: { name: 'cart', ...spec }, spec: { selector: { app: 'x' }, ports: [{ port: 80, name: 'http' }] },
  });
  test('without any mesh are for the same cluster', () => {
    const shop = new Shop();
    shop.virtualService('web', refused, new Chart(shop.app, 'ingress'));
    expect(() => Testing.synth(shop.chart)).toThrow(/ingress\/web-routes/);
  });
  test('whose objects would overwrite those of the mesh are for another cluster', () => {
    const shop = new Shop();
    const service = other(shop.app, { namespace: 'shop' });
    shop.virtualService('web', refused, Chart.of(service));
    Testing.synth(shop.chart);
    service.addJsonPatch(JsonPatch.replace('/metadata/namespace', 'elsewhere'));
    expect(() => Testing.synth(shop.chart)).toThrow(/other\/web-routes/);
  });
  test('of another mesh are judged by that mesh', () => {
    const app = new App();
    const [dev, prod] = [new Shop(app, 'dev'), new Shop(app, 'prod')];
    prod.virtualService('web', refused);
    expect(dev.mesh.report().errors).toEqual([]);
    expect(prod.mesh.report().errors).toHaveLength(1);
  });
});

test('what a declaration accepts to lose is told of its objects, and stops nothing', () => {
  const told = (acceptLoss: Feature[], isPatched = false) => {
    const shop = new Shop(undefined, undefined, new LinkerdTarget() as any);
    const db = new MeshedService(shop.chart, 'db', {
      namespace: shop.namespace, image: 'x:1', ports: [Port.tcp(9000)], readiness: Probe.grpc(), acceptLoss,
    });
    if (isPatched) db.workload.addJsonPatch(JsonPatch.add('/spec/minReadySeconds', 1));
    return shop.mesh.report().findings.filter(({ code }) => code === 'CM3183').map(({ severity }) => severity);
  };
  expect(told([])).toEqual([Severity.ERROR]);
  expect(told([Feature.PROBES_BY_ADDRESS])).toEqual([Severity.WARNING]);
  expect(told([Feature.PROBES_BY_ADDRESS], true)).toEqual([Severity.ERROR]);
});

describe('what an object refers to', () => {
  const missing = { route: [{ destination: { host: 'nowhere.shop.svc.cluster.local' } }] };
  const told = (shop: Shop) => shop.mesh.report().findings.some(({ path, pointer }) => path === 'shop/web-routes' && pointer?.includes('destination'));
  test('must be in the program, if it is whole', () => {
    const shop = new Shop();
    shop.virtualService('web', [missing]);
    expect(told(shop)).toBe(true);
  });
  test('may be elsewhere, if the program says so', () => {
    const shop = new Shop(undefined, undefined, undefined, true);
    shop.virtualService('web', [missing]);
    expect(told(shop)).toBe(false);
  });
  test('may be elsewhere, if the program names services of others', () => {
    const shop = new Shop();
    shop.virtualService('web', [missing]);
    MeshedService.fromAttributes(shop.chart, 'mobile', { mesh: shop.mesh, name: 'mobile', namespace: 'edge', ports: [Port.http(80)] });
    expect(told(shop)).toBe(false);
  });
});

describe('an accepted finding', () => {
  test('stops nothing, and is told with its reason', () => {
    const shop = new Shop();
    const object = shop.virtualService('web', refused);
    const [{ code }] = shop.mesh.report().errors;
    shop.mesh.analysis.accept(code, { reason: 'the admission webhook of the lab mends it', on: object });
    const report = shop.mesh.report();
    expect(report.errors).toEqual([]);
    expect(report.accepted.map(({ finding, reason }) => [finding.code, finding.path, reason])).toEqual([[code, 'shop/web-routes', 'the admission webhook of the lab mends it']]);
    expect(report.toMarkdown()).toContain('Accepted: the admission webhook of the lab mends it');
    expect(JSON.parse(report.toJson()).accepted).toHaveLength(1);
    Testing.synth(shop.chart);
  });
  test('is one of one object', () => {
    const shop = new Shop();
    const [web] = ['web', 'mobile'].map(name => shop.virtualService(name, refused));
    const [{ code }] = shop.mesh.report().errors;
    shop.mesh.analysis.accept(code, { reason: 'mended in the lab', on: web });
    expect(shop.mesh.report().errors.map(({ path }) => path)).toEqual(['shop/mobile-routes']);
  });
  test('is one place of it, where a pointer says so', () => {
    const shop = new Shop();
    const object = shop.virtualService('web', [...refused, ...refused]);
    const [{ code, pointer }, other] = shop.mesh.report().errors;
    shop.mesh.analysis.accept(code, { reason: 'mended in the lab', on: object, pointer });
    expect(shop.mesh.report().errors).toEqual([other]);
  });
  test('may be one of declarations, and of an object of the library', () => {
    const shop = new Shop();
    const service = new MeshedService(shop.chart, 'web', { namespace: shop.namespace, image: 'x:1', ports: [Port.http(80)] });
    const [policy] = service.objects('AuthorizationPolicy');
    policy.addJsonPatch(JsonPatch.add('/spec/action', 'PERMIT'));
    const [{ code }] = shop.mesh.report().errors;
    shop.mesh.analysis.accept(code, { reason: 'a test', on: policy });
    expect(shop.mesh.report().errors).toEqual([]);
  });
  test.each<[string, (shop: Shop) => [string, any], RegExp]>([
    ['an unknown code', ({ chart }) => ['CM9999', { reason: 'x', on: chart }], /code must be one of .*got: 'CM9999'/],
    ['the code of a loss', ({ chart }) => ['CM0101', { reason: 'x', on: chart }], /acceptLoss/],
    ['no reason', ({ chart }) => ['CM0203', { reason: ' ', on: chart }], /reason .*got: ' '/],
    ['no construct', () => ['CM0203', { reason: 'x' }], /on .*got: 'undefined'/],
    ['a construct of another app', () => ['CM0203', { reason: 'x', on: Testing.chart() }], /on .*got: 'test'/],
  ])('must not have %s', (_, args, expected) => {
    const shop = new Shop();
    expect(() => shop.mesh.analysis.accept(...args(shop))).toThrow(expected);
  });
});

test('objects that the library renders alone have no finding', () => {
  for (const target of [new IstioSidecarTarget(), new LinkerdTarget(), new NetworkPolicyTarget()]) {
    const shop = new Shop(undefined, undefined, target as any);
    new MeshedService(shop.chart, 'web', { namespace: shop.namespace, image: 'x:1' }).calls(shop.cart);
    expect(shop.mesh.report().findings.filter(({ object }) => object)).toEqual([]);
  }
});
