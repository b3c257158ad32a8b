import { NetworkFacts } from './network-facts';
import { EgressPosture } from './options';
import { Manifest } from '../target';

/** Which pods a policy is about, and what it admits; asked at synthesis. */
export interface PolicyBody {
  readonly podSelector: any;
  ingress(): any[];
  egress(): any[];
}

/**
 * A NetworkPolicy. Its directions are always named: what is left out of policyTypes is not guarded, and a direction that
 * is named but has no rule is closed.
 *
 * Names of services are DNS labels, without dots; every other policy has a dot in its name and collides with none.
 */
export function networkPolicy(namespace: string, name: string, { version, egress }: NetworkFacts, body: PolicyBody): Manifest {
  const guardsEgress = egress === EgressPosture.DECLARED;
  return Manifest.of({ apiVersion: version, kind: 'NetworkPolicy', name, namespace }, {
    produce: () => ({
      spec: {
        podSelector: body.podSelector,
        policyTypes: guardsEgress ? ['Ingress', 'Egress'] : ['Ingress'],
        ingress: unlessEmpty(body.ingress()),
        egress: guardsEgress ? unlessEmpty(body.egress()) : undefined,
      },
    }),
  });
}

function unlessEmpty(rules: any[]): any[] | undefined {
  return rules.length > 0 ? rules : undefined;
}
