import { existsSync } from 'fs';
import { join } from 'path';
import { Shop, TARGETS } from './shop';
import { DELIVERIES, STRATEGIES } from './strategies';
import { Feature } from '../../../src';
import { expectGolden, yamlOf } from '../../golden';
import { invalidities } from '../../imports/crd-schemas';

/** What a controller cannot do on a target. */
const REFUSED: { [combination: string]: string } = {
  'istio-ambient flagger mirroring': 'mirroring',
  'linkerd flagger mirroring': 'mirroring',
  'istio-ambient argo-rollouts mirroring': 'mirroring',
  'linkerd argo-rollouts mirroring': 'mirroring',
  'network-policy argo-rollouts progressive': 'progressive',
  'network-policy argo-rollouts ab-test': 'ab-test',
  'network-policy argo-rollouts mirroring': 'progressive',
  'network-policy flagger progressive': 'cannot be carried out by flagger',
  'network-policy flagger ab-test': 'cannot be carried out by flagger',
  'network-policy flagger blue-green': 'cannot be carried out by flagger',
  'network-policy flagger mirroring': 'cannot be carried out by flagger',
};

const kindsOfOthers = ['Namespace', 'ServiceAccount', 'PeerAuthentication', 'Sidecar', 'MeshTLSAuthentication', 'NetworkPolicy'];

describe.each(Object.keys(TARGETS))('%s', target => {
  describe.each(Object.keys(DELIVERIES))('%s', delivery => {
    test.each(Object.keys(STRATEGIES))('%s is rendered as reviewed, or refused with a code', strategy => {
      const bare = target === 'network-policy';
      const shop = new Shop(TARGETS[target](), {
        call: strategy === 'mirroring' || bare ? {} : undefined,
        acceptLoss: bare ? [Feature.IDENTITY, Feature.STRICT_MTLS] : [],
        release: { ...STRATEGIES[strategy], delivery: DELIVERIES[delivery], unmeshedClients: false },
      });
      const refused = REFUSED[`${target} ${delivery} ${strategy}`];
      const golden = `releases/${target}/${delivery}/${strategy}.yaml`;
      expect(shop.objects.flatMap(object => invalidities(object))).toEqual([]);
      if (refused) {
        expect(shop.findings('CM0601')).toContainEqual(expect.stringContaining(refused));
        expect(() => shop.synthesized()).toThrow('CM0601');
        expect(existsSync(join(__dirname, '..', '..', 'golden', golden))).toBe(false);
        return;
      }
      const synthesized = shop.synthesized().filter(({ kind, metadata }) => metadata.name.startsWith('cart') && !kindsOfOthers.includes(kind));
      expectGolden(golden, yamlOf(synthesized));
    });
  });
});
