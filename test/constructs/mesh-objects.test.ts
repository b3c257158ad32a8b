import { ApiObject, App, Chart, JsonPatch } from 'cdk8s';
import { Feature, IMeshTarget, Mesh, MeshedService, Port, RolloutPhase, StrictMtlsNamespace } from '../../src';
import { isMeshObject } from '../../src/private/objects/mesh-object';
import { releases, TARGETS } from '../growth/layouts';

/** Objects of released services in a chart that has labels and a namespace of its own. */
function objectsOf(targets: IMeshTarget[], app = new App()): ApiObject[] {
  const chart = new Chart(app, 'app', { labels: { 'team': 'a', 'app.kubernetes.io/name': 'chart' }, namespace: 'elsewhere' });
  const mesh = new Mesh(chart, 'mesh', { targets, acceptLoss: Object.values(Feature) });
  const namespace = new StrictMtlsNamespace(chart, 'shop', { mesh, phase: RolloutPhase.STRICT });
  const env = { NAME: 'value' };
  releases(Array.from({ length: 12 }, (_, i) => new MeshedService(chart, `s${i}`, { namespace, image: 'example.com/s:1', ports: [Port.http(80)], env })));
  return app.node.findAll().filter(ApiObject.isApiObject).filter(isMeshObject);
}

describe.each(TARGETS)('%s', (_, targets) => {
  test('objects that nobody touches are what cdk8s resolves value by value', () => {
    const fast = objectsOf(targets()).map(object => JSON.stringify(object.toJson()));
    const slow = objectsOf(targets()).map(object => {
      expect(object.metadata).toBeDefined(); // whoever has metadata in hand may change them
      return JSON.stringify(object.toJson());
    });
    expect(fast.length).toBeGreaterThan(50);
    expect(fast).toEqual(slow);
  });

  test('labels and patches that come last are there', () => {
    for (const object of objectsOf(targets())) {
      object.metadata.addLabel('late', 'yes');
      object.addJsonPatch(JsonPatch.add('/metadata/annotations', { patched: 'yes' }));
      expect(object.toJson().metadata).toMatchObject({ labels: { late: 'yes', team: 'a' }, annotations: { patched: 'yes' } });
    }
  });

  test('resolvers of the app see every value', () => {
    const app = new App({ resolvers: [{ resolve: context => context.value === 'elsewhere' || context.value === 's1' ? context.replaceValue('changed') : undefined }] });
    expect(objectsOf(targets(), app).filter(object => object.name === 's1').map(object => object.toJson().metadata.name)).toContain('changed');
  });
});
