import { shop, TARGETS } from './shop';
import { Delivery, GitOpsTool, ReleaseStrategy } from '../../src';
import { documentsOf } from '../golden';

function objectsOf(gitOps: GitOpsTool, [name, target]: (typeof TARGETS)[number]): any[] {
  const strategy = name === 'network-policy' ? ReleaseStrategy.blueGreen() : undefined;
  const { app } = shop({ delivery: Delivery.staged({ gitOps }), stage: 'prepare', strategy }, target());
  return documentsOf(app.synthYaml()).filter(({ metadata }) => metadata.name.startsWith('cart'));
}

const annotation = (key: string) => ({ metadata }: any) => metadata.annotations?.[key];
const isRoute = ({ kind }: any) => kind === 'VirtualService' || kind.endsWith('Route');
const isWorkload = ({ kind }: any) => ['Deployment', 'HorizontalPodAutoscaler', 'PodDisruptionBudget'].includes(kind);

describe.each(TARGETS)('%s', (...target) => {
  test('for Argo CD routes come last, after workloads, after what both refer to', () => {
    const waves = objectsOf(GitOpsTool.ARGO_CD, target).map(object => [isRoute(object) ? '1' : isWorkload(object) ? '0' : '-1', annotation('argocd.argoproj.io/sync-wave')(object)]);
    expect(waves.length).toBeGreaterThan(6);
    waves.forEach(([expected, wave]) => expect(wave).toBe(expected));
  });

  test('for kapp routes are upserted after everything else, which is deleted after routes', () => {
    for (const object of objectsOf(GitOpsTool.KAPP, target)) {
      const [own, other] = isRoute(object) ? ['routes', 'workloads'] : ['workloads', 'routes'];
      expect(annotation('kapp.k14s.io/change-group')(object)).toBe(`cart.shop.cdk8s-mesh/${own}`);
      expect(annotation('kapp.k14s.io/change-rule')(object)).toBe(`${isRoute(object) ? 'upsert' : 'delete'} after upserting cart.shop.cdk8s-mesh/${other}`);
    }
  });

  test.each([GitOpsTool.NONE, GitOpsTool.FLUX])('for %s objects say nothing of order', tool => {
    expect(JSON.stringify(objectsOf(tool, target))).not.toMatch(/argocd|kapp/);
  });
});

test('pods do not restart because of a hint to the order', () => {
  const templates = (tool: GitOpsTool) => objectsOf(tool, TARGETS[0]).filter(({ kind }) => kind === 'Deployment').map(({ spec }) => spec);
  expect(templates(GitOpsTool.KAPP)).toEqual(templates(GitOpsTool.NONE));
});

test('an order of the user stays', () => {
  const { app, cart } = shop({ delivery: Delivery.staged({ gitOps: GitOpsTool.ARGO_CD }) });
  cart.service!.metadata.addAnnotation('argocd.argoproj.io/sync-wave', '7');
  cart.objects('VirtualService')[0].metadata.addAnnotation('argocd.argoproj.io/sync-wave', '8');
  const waves = documentsOf(app.synthYaml()).filter(({ metadata }) => metadata.name === 'cart').map(object => [object.kind, annotation('argocd.argoproj.io/sync-wave')(object)]);
  expect(waves).toEqual(expect.arrayContaining([['Service', '7'], ['VirtualService', '8']]));
});
