import { KubeObject, nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectSet } from '../../../../analysis/rules/object-set';
import { Profile } from '../../../../analysis/rules/profile';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { list, record, text } from '../../../../analysis/rules/values';
import { AUTHORIZATION_POLICY, MESH_TLS, NETWORK_AUTHENTICATION, ROUTES, SERVER } from '../kinds';
import { isKnown, KNOWN_BY } from '../lookup/known';

const NAMED = [SERVER, ...ROUTES, MESH_TLS, NETWORK_AUTHENTICATION];

/** Only where others of its kind are there; a route of the other group has a rule of its own. */
function isMissing(objects: ObjectSet, profile: Profile, ref: { [key: string]: any }, { namespace: own }: KubeObject): boolean {
  const namespace = text(ref.namespace) ?? own;
  const found = NAMED.filter(kind => objects.find(kind, namespace, text(ref.name) ?? '') !== undefined).map(kind => kind.split('/')[1]);
  const others = objects.in(`${ref.group}/${ref.kind}`, namespace);
  return NAMED.includes(`${ref.group}/${ref.kind}`) && others.length > 0 && isKnown(objects, profile, namespace) && !found.includes(ref.kind);
}

/** An AuthorizationPolicy names an object that does not exist. */
export const authorizationToMissingObject: ObjectRule = {
  entry: {
    code: 'CM3001',
    name: 'authorization-to-missing-object',
    severity: 'error',
    summary: 'An AuthorizationPolicy names an object that does not exist.',
    explanation: 'A policy whose target or authentication is missing is ignored, so what it should allow is denied.',
    remedy: 'Correct the name, or add the object.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/authorization-policy/',
  },
  reads: [AUTHORIZATION_POLICY, SERVER, ...ROUTES, MESH_TLS, NETWORK_AUTHENTICATION, ...KNOWN_BY],
  check: (objects, profile) => objects.of(AUTHORIZATION_POLICY).filter(({ namespace }) => isKnown(objects, profile, namespace)).flatMap(object => {
    const { targetRef, requiredAuthenticationRefs } = record(object.body.spec);
    const refs = [{ ref: record(targetRef), pointer: '/spec/targetRef' }]
      .concat(list(requiredAuthenticationRefs).map((ref, i) => ({ ref: record(ref), pointer: `/spec/requiredAuthenticationRefs/${i}` })));
    return refs.filter(({ ref }) => isMissing(objects, profile, ref, object)).map(({ ref, pointer }) => ({
      object, pointer: `${pointer}/name`, message: `${nameOf(object)} names ${ref.kind} '${ref.name}', which does not exist: the policy is ignored`,
    }));
  }),
};
