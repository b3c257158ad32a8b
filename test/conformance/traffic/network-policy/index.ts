import { besideMeshes } from './beside';
import { blueGreen } from './blue-green';
import { boutiqueCase, featureCases } from './cases';
import { matrixOf } from './matrix';
import { MUTANTS } from './mutants';
import { randomPolicies } from './random';
import { World } from './world';
import { Feature } from '../../../../src';
import { Bench } from '../../bench';
import { Addresses } from '../../cluster/addresses';
import { Need } from '../../machine/machine';
import { Check, Suite } from '../../suite';

/** NetworkPolicies as rules of nftables in pods that are network namespaces. */
export const NETWORK_POLICY_TRAFFIC: Suite = {
  level: 'traffic',
  targets: ['network-policy'],
  about: 'NetworkPolicies, translated to nftables by their documented meaning, between pods that are network namespaces',
  tools: ['network'],
  needs: [Need.SANDBOX, Need.PODS],
  versions: { 'networking.k8s.io/v1': 'Kubernetes 1.35, as documented' },
  mutants: MUTANTS,
  run,
};

async function run(bench: Bench): Promise<Check[]> {
  const world = new World(bench);
  const addresses = new Addresses();
  const checks: Check[] = [];
  for (const policyCase of [boutiqueCase(), ...featureCases()].filter(({ features }) => bench.wants('network-policy', features))) {
    checks.push(...await matrixOf(bench, world, policyCase, addresses));
  }
  if (bench.wants('network-policy', [Feature.NETWORK_POLICY])) {
    checks.push(...await besideMeshes(bench, world, addresses), ...await randomPolicies(world, addresses));
  }
  if (bench.wants('network-policy', [Feature.BLUE_GREEN])) checks.push(...await blueGreen(bench, world, addresses));
  return checks;
}
