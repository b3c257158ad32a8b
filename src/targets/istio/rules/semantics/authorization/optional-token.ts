import { KubeObject, nameOf } from '../../../../../analysis/rules/kube-object';
import { ObjectSet } from '../../../../../analysis/rules/object-set';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { hasLabels } from '../../../../../analysis/rules/selector';
import { list, record, text } from '../../../../../analysis/rules/values';
import { GATEWAY, VIRTUAL_SERVICE } from '../../lookup/kinds';
import { PodsAnywhere, selectorOf } from '../../lookup/pods-anywhere';
import { policySelector } from '../../lookup/selectors';
import { claimRoutesOf } from '../../policies/claim-routes';
import { actionOf, AUTHORIZATION_POLICY, conditionsOf, REQUEST_AUTHENTICATION, rulesOf, sourcesOf } from '../policy';

/** A RequestAuthentication refuses bad tokens, and lets through who has none. */
export const optionalToken: ObjectRule = {
  entry: {
    code: 'CM2510',
    name: 'optional-token',
    severity: 'warning',
    summary: 'A RequestAuthentication has no AuthorizationPolicy that asks for a token.',
    explanation: 'Only requests with a bad token are refused. A request without any token passes as before.',
    remedy: 'Add an AuthorizationPolicy that requires `requestPrincipals`, or a condition about `request.auth.claims`.',
    targets: ['istio-sidecar', 'istio-ambient'],
    see: 'https://istio.io/latest/docs/tasks/security/authentication/authn-policy/#require-a-valid-token',
  },
  reads: [AUTHORIZATION_POLICY, REQUEST_AUTHENTICATION, VIRTUAL_SERVICE, GATEWAY, 'Pod'],
  check: (objects, { complete, rootNamespace = 'istio-system' }) => {
    const asking = new Set(objects.of(AUTHORIZATION_POLICY).filter(asksForToken).map(({ namespace }) => namespace));
    const optional = objects.of(REQUEST_AUTHENTICATION).filter(each => complete && list(record(each.body.spec).jwtRules).length > 0
      && each.namespace !== rootNamespace && !asking.has(each.namespace) && !asking.has(rootNamespace));
    const forRoutes = servesRoutes(objects);
    return optional.filter(each => !forRoutes(each)).map(object => ({
      object, pointer: '/spec/jwtRules', message: `${nameOf(object)} lets requests without token pass: no AuthorizationPolicy of its namespace asks for one`,
    }));
  },
};

/** Whether a RequestAuthentication is for pods of a gateway that routes by claims: requests without token have no claims, and take other routes. */
function servesRoutes(objects: ObjectSet): (authentication: KubeObject) => boolean {
  const pods = new PodsAnywhere(objects);
  const selectors = claimRoutesOf(objects).flatMap(({ gateways }) => gateways).map(selectorOf);
  const served = new Set(selectors.flatMap(selector => pods.having(selector)));
  return authentication => {
    const labels = policySelector(authentication);
    const own = Object.keys(labels).length > 0 && selectors.some(selector => hasLabels(selector, labels));
    const selected = served.size > 0 ? objects.pods().having(authentication.namespace, labels) : [];
    return own || selected.length > 0 && selected.every(pod => served.has(pod));
  };
}

function asksForToken(policy: KubeObject): boolean {
  return actionOf(policy) === 'CUSTOM' || rulesOf(policy).some(rule =>
    sourcesOf(rule).some(({ value }) => list(value.requestPrincipals).length + list(value.notRequestPrincipals).length > 0)
    || conditionsOf(rule).some(({ value }) => text(value.key)?.startsWith('request.auth.')));
}
