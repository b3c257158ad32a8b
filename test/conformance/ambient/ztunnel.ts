/** A connection as the ztunnel of a pod sees it. */
export interface Connection {
  /** Address of the pod. */
  readonly to: string;
  /** Port of the pod. */
  readonly port: number;
  /** `namespace/service account` of the source; none in plaintext. */
  readonly source?: string;
}

/** Workloads, services and authorizations as istiod sends them to ztunnels. */
export interface ZtunnelResources {
  readonly authorizations: any[];
  readonly addresses: any[];
}

/**
 * Which connections ztunnel admits, by its documented rules: policies that are only tried out decide nothing; one DENY that matches refuses;
 * without an ALLOW all is admitted, else one of them must match. A policy matches by one of its groups, a group by all of its rules, a rule by
 * one of its matches or by having none, and a match by all that it says; one that says nothing never matches.
 */
export class Ztunnel {
  constructor(private readonly resources: ZtunnelResources) {}

  /** Whether a connection is admitted. */
  public admits(connection: Connection): boolean {
    const policies = this.policiesOf(connection.to).filter(({ dryRun }) => !dryRun);
    const denies = policies.filter(({ action }) => action === 'DENY');
    const allows = policies.filter(({ action = 'ALLOW' }) => action === 'ALLOW');
    if (denies.some(policy => policyMatches(policy, connection))) return false;
    return allows.length === 0 || allows.some(policy => policyMatches(policy, connection));
  }

  /** The workload of an address. */
  public workload(ip: string): any {
    return this.resources.addresses.map(({ workload }) => workload).find(workload => workload?.addresses?.some((each: string) => ipOf(each) === ip));
  }

  /** The Service of a host. */
  public service(host: string): any {
    return this.resources.addresses.map(({ service }) => service).find(service => service?.hostname === host);
  }

  private policiesOf(ip: string): any[] {
    const { namespace, authorizationPolicies = [] } = this.workload(ip) ?? {};
    return this.resources.authorizations.filter(({ name, namespace: home, scope = 'GLOBAL' }) =>
      scope === 'GLOBAL' || (scope === 'NAMESPACE' && home === namespace)
      || (scope === 'WORKLOAD_SELECTOR' && authorizationPolicies.includes(`${home}/${name}`)));
  }
}

function policyMatches({ groups = [] }: any, connection: Connection): boolean {
  return groups.some(({ rules = [] }: any) => rules.every(({ matches = [] }: any) =>
    matches.length === 0 || matches.some((match: any) => matchMatches(match, connection))));
}

/** Each field is a list of which one entry must apply, or none where the field is a negation. */
const FIELDS: { [name: string]: (entry: any, connection: Connection) => boolean } = {
  Namespaces: (entry, { source }) => textMatches(entry, source?.split('/')[0] ?? ''),
  ServiceAccounts: ({ namespace, serviceAccount }, { source }) => source === `${namespace}/${serviceAccount}`,
  Principals: (entry, { source }) => textMatches(entry, source === undefined ? '' : `cluster.local/ns/${source.replace('/', '/sa/')}`),
  DestinationPorts: (entry, { port }) => entry === port,
};

function matchMatches(match: any, connection: Connection): boolean {
  const said = Object.entries<any[]>(match).filter(([, entries]) => entries.length > 0);
  return said.length > 0 && said.every(([name, entries]) => {
    const negated = name.startsWith('not');
    const field = negated ? name.slice('not'.length) : `${name[0].toUpperCase()}${name.slice(1)}`;
    if (!FIELDS[field]) throw new Error(`ztunnel's field ${name} is not known`);
    return entries.some(entry => FIELDS[field](entry, connection)) !== negated;
  });
}

function textMatches({ exact, prefix, suffix, presence }: any, text: string): boolean {
  if (presence) return text !== '';
  if (exact !== undefined) return text === exact;
  return prefix !== undefined ? text.startsWith(prefix) : text.endsWith(suffix);
}

/** Addresses are bytes in base64. */
function ipOf(encoded: string): string {
  return [...Buffer.from(encoded, 'base64')].join('.');
}
