import { Peer } from '../../../simulation/evaluator';

const EVERYWHERE = ['0.0.0.0/0', '::/0'];
const IDENTITY = /^([^.]+)\.([^.]+)\.serviceaccount\.identity\./;

/** Whether policies whose target is an object of this kind and name admit a source; a Namespace's are for all of its Servers. */
export function authorized(objects: any[], kind: string, name: string, source?: Peer): boolean {
  const policies = objects.filter(object => object.kind === 'AuthorizationPolicy' && object.apiVersion.startsWith('policy.linkerd.io/')
    && object.spec.targetRef.kind === kind && object.spec.targetRef.name === name);
  return policies.some(policy => policy.spec.requiredAuthenticationRefs.every((ref: any) => authenticated(objects, policy, ref, source)));
}

/** What a policy's default admits: some anybody, some whoever has an identity. */
export function admitsByDefault(policy: string, source?: Peer): boolean {
  if (['all-unauthenticated', 'cluster-unauthenticated', 'audit'].includes(policy)) return true;
  return policy.endsWith('-authenticated') && source?.meshed === true;
}

/** A policy that refers to nothing that exists is ignored. */
function authenticated(objects: any[], policy: any, ref: any, source?: Peer): boolean {
  const namespace = ref.namespace ?? policy.metadata.namespace;
  if (ref.kind === 'ServiceAccount') return source?.meshed === true && ref.name === source.serviceAccount && namespace === source.namespace;
  const found = objects.find(({ kind, metadata }) => kind === ref.kind && metadata.name === ref.name && metadata.namespace === namespace);
  if (!found) return false;
  if (found.kind === 'NetworkAuthentication') return found.spec.networks.some(({ cidr }: any) => EVERYWHERE.includes(cidr));
  const { identityRefs = [], identities = [] } = found.spec;
  if (source?.meshed !== true) return false;
  return identityRefs.some((each: any) => refersTo(each, found, source)) || identities.some((each: string) => isOf(each, source));
}

function refersTo(ref: any, authentication: any, source: Peer): boolean {
  if (ref.kind === 'Namespace') return ref.name === source.namespace;
  return ref.name === source.serviceAccount && (ref.namespace ?? authentication.metadata.namespace) === source.namespace;
}

function isOf(identity: string, { serviceAccount, namespace }: Peer): boolean {
  if (identity === '*') return true;
  const [, account, home] = IDENTITY.exec(identity) ?? [];
  return account === serviceAccount && home === namespace;
}
