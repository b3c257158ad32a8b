import { EgressPosture, ExternalEgress, NetworkPolicyTargetProps, NetworkPolicyVersion, PodsOfNamespace } from './options';
import { requireCidr, requireDnsLabel, requireInteger } from '../../vocabulary/names';

/** Facts of the cluster, complete. */
export interface NetworkFacts {
  readonly version: NetworkPolicyVersion;
  readonly egress: EgressPosture;
  readonly externalEgress: ExternalEgress[];
  readonly dns: PodsOfNamespace;
  readonly dnsAddresses: string[];
  readonly scrapers: PodsOfNamespace;
}

/** Checks what is given and adds the defaults. */
export function networkFactsOf(props: NetworkPolicyTargetProps): NetworkFacts {
  const facts = {
    version: props.version ?? NetworkPolicyVersion.V1,
    egress: props.egress ?? EgressPosture.DECLARED,
    externalEgress: [...props.externalEgress ?? []],
    dns: props.dns ?? { namespace: 'kube-system', podLabels: { 'k8s-app': 'kube-dns' } },
    dnsAddresses: [...props.dnsAddresses ?? []],
    scrapers: props.scrapers ?? { namespace: 'monitoring' },
  };
  requirePods('dns', facts.dns);
  requirePods('scrapers', facts.scrapers);
  facts.dnsAddresses.forEach(cidr => requireCidr('address of dnsAddresses', cidr));
  facts.externalEgress.forEach(requireExternalEgress);
  return facts;
}

function requirePods(what: string, { namespace, podLabels }: PodsOfNamespace): void {
  requireDnsLabel(`namespace of ${what}`, namespace);
  if (podLabels === undefined || Object.keys(podLabels).length > 0) return;
  throw new Error(`podLabels of ${what} must not be empty: leave them out for every pod of the namespace`);
}

function requireExternalEgress({ cidr, ports }: ExternalEgress): void {
  requireCidr('cidr of external egress', cidr);
  if (ports.length === 0) throw new Error(`ports of external egress to '${cidr}' must not be empty: no port means every port`);
  ports.forEach(port => requireInteger(`port of external egress to '${cidr}'`, port, 1, 65535));
}
