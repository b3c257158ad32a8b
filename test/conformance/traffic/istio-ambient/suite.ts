import { boutiqueRules } from './boutique';
import { MUTANTS } from './mutants';
import { releaseRules } from './releases';
import { defaultsRules, shopRules } from './shop';
import { verdictRules } from './verdicts';
import { Need } from '../../machine/machine';
import { MODULES } from '../../machine/modules';
import { Suite } from '../../suite';

/** A real waypoint carries what the unchanged bundles say. */
export const AMBIENT_TRAFFIC: Suite = {
  level: 'traffic',
  targets: ['istio-ambient'],
  about: 'a real Envoy as waypoint, served by istiod with the unchanged objects and asked over HBONE with the identity of each source',
  tools: ['istio', 'network', 'envoy'],
  needs: [Need.PODS],
  versions: { istiod: MODULES.istio.split('@')[1], envoy: '1.40.0', ztunnel: '1.31.0-rc.0, asked once' },
  mutants: MUTANTS,
  run: async bench => [
    ...await verdictRules(bench),
    ...await boutiqueRules(bench),
    ...await shopRules(bench),
    ...await defaultsRules(bench),
    ...await releaseRules(bench),
  ],
};
