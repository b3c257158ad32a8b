import { boutiqueRules } from './boutique';
import { MUTANTS } from './mutants';
import { releaseRules } from './releases';
import { defaultsRules, shopRules } from './shop';
import { verdictRules } from './verdicts';
import { Bench } from '../../bench';
import { Need } from '../../machine/machine';
import { MODULES } from '../../machine/modules';
import { Check, Suite } from '../../suite';

/** A real waypoint carries what the unchanged bundles say. */
export const AMBIENT_TRAFFIC: Suite = {
  level: 'traffic',
  targets: ['istio-ambient'],
  about: 'a real Envoy as waypoint, served by istiod with the unchanged objects and asked over HBONE with the identity of each source',
  tools: ['istio', 'network', 'envoy'],
  needs: [Need.PODS],
  versions: { istiod: MODULES.istio.split('@')[1], envoy: '1.40.0', ztunnel: '1.31.0-rc.0, asked once' },
  mutants: MUTANTS,
  run: async bench => {
    bench.note('the waypoint is an upstream Envoy: it gets what istiod sends waypoints of 1.29, with Istio\'s filters of metrics left out');
    bench.note('pods behind the waypoint are reached without a ztunnel; what ztunnels do is proved by the recorded verdicts of a real one');
    return rules(bench);
  },
};

async function rules(bench: Bench): Promise<Check[]> {
  return [
    ...await verdictRules(bench),
    ...await boutiqueRules(bench),
    ...await shopRules(bench),
    ...await defaultsRules(bench),
    ...await releaseRules(bench),
  ];
}
