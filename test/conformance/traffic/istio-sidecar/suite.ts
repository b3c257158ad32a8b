import { boutiqueRules } from './boutique';
import { defaultRules } from './defaults';
import { MUTANTS } from './mutants';
import { releaseRules } from './releases';
import { shopRules } from './shop';
import { Need } from '../../machine/machine';
import { ISTIO_VERSION } from '../../machine/modules';
import { Suite } from '../../suite';

/** Real proxies carry what the unchanged bundles say. */
export const SIDECAR_TRAFFIC: Suite = {
  level: 'traffic',
  targets: ['istio-sidecar'],
  about: 'real Envoys as sidecars in pods of their own, served by istiod with the unchanged objects',
  tools: ['istio', 'network', 'envoy'],
  needs: [Need.PODS],
  versions: { istiod: ISTIO_VERSION, envoy: '1.40.0' },
  mutants: MUTANTS,
  run: async bench => [
    ...await boutiqueRules(bench),
    ...await shopRules(bench),
    ...await defaultRules(bench),
    ...await releaseRules(bench),
  ],
};
