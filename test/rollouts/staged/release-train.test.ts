import { App, Chart } from 'cdk8s';
import { DATA_PLANES } from './release-programs';
import { CanaryRelease, Mesh, MeshedService, Port, ReleaseTrain, RolloutPhase, Route, StrictMtlsNamespace } from '../../../src';
import { releasedService } from '../../../src/private/registry';
import { objectsAt } from '../../../src/private/release/stage-objects';

const STAGES = ['preview', 'shift-05', 'shift-25', 'shift-50'];

describe.each(DATA_PLANES.map(plane => [plane.name, plane] as const))('%s', (_, plane) => {
  const app = new App();
  const chart = new Chart(app, 'shop');
  const mesh = new Mesh(chart, 'mesh', { targets: [plane.target()] });
  const namespace = new StrictMtlsNamespace(chart, 'shop', { mesh, phase: RolloutPhase.STRICT });
  const service = (name: string, port: Port) => new MeshedService(chart, name, { namespace, image: `example.com/${name}:1`, ports: [port] });
  const [web, cart, catalog] = [service('web', Port.http(80)), service('cart', Port.http(80)), service('catalog', Port.grpc(80))];
  web.calls(cart);
  cart.calls(catalog, { routes: [Route.grpc('shop.Catalog')] });
  const train = new ReleaseTrain(chart, 'train', { header: 'X-Preview', value: 'autumn' });
  const releases = [web, cart, catalog].map(each => new CanaryRelease(chart, `release-${each.serviceName}`, {
    service: each, train, stable: { version: 'v1' }, canary: { version: 'v2', image: `example.com/${each.serviceName}:2` },
  }));
  const around = app.node.findAll().filter((node: any) => node.kind === 'Gateway').map((gateway: any) => gateway.toJson());

  test('knows its releases, which have a stage for the preview', () => {
    expect(train.releases).toEqual(releases);
    releases.forEach(release => expect(releasedService(release).state.stages.map(({ name }) => name)).toEqual(expect.arrayContaining(STAGES)));
  });

  test.each(STAGES)('at stage %s one header reaches the canary of every service on the way, and no other request does so for sure', stage => {
    for (const release of releases) {
      const rendered = releasedService(release);
      const name = rendered.service.node.name;
      const objects = [...around, ...objectsAt(rendered, rendered.state.stage(stage))];
      const ask = (headers: { [name: string]: string }) => plane.router.route(objects, {
        source: { namespace: 'shop', labels: {}, meshed: true }, service: { name, namespace: 'shop', port: 80 }, method: 'POST', path: '/shop.Catalog/Get', headers,
      }).backends.map(backend => backend.service);
      expect(ask({ 'x-preview': 'autumn' })).toEqual([`${name}-v2`]);
      expect(ask({ 'x-preview': 'spring' })).toContain(`${name}-v1`);
    }
  });
});
