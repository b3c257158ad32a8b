import { nameOf } from '../../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { list } from '../../../../../analysis/rules/values';
import { actionOf, AUTHORIZATION_POLICY, operationsOf, rulesOf } from '../policy';

/** Paths begin with a slash. */
export const pathWithoutSlash: ObjectRule = {
  entry: {
    code: 'CM2647',
    name: 'path-without-slash',
    severity: 'warning',
    summary: 'A path of an AuthorizationPolicy begins neither with `/` nor with a wildcard.',
    explanation: 'Every path of a request begins with `/`, so this one is that of no request: what is allowed stays closed, what is denied stays open.',
    remedy: 'Begin the path with `/`, or with `*` for all that end like it.',
    targets: ['istio-sidecar', 'istio-ambient'],
    see: 'https://istio.io/latest/docs/reference/config/security/authorization-policy/#Operation',
  },
  reads: [AUTHORIZATION_POLICY],
  check: objects => objects.of(AUTHORIZATION_POLICY).flatMap(object => rulesOf(object).flatMap(operationsOf)
    .flatMap(({ value, pointer }) => ['paths', 'notPaths'].flatMap(field => list(value[field]).flatMap((path, i) =>
      typeof path !== 'string' || path === '' || /^[/*{]/.test(path) ? [] : {
        object,
        pointer: `${pointer}/${field}/${i}`,
        message: `rule of ${nameOf(object)} (${actionOf(object)}) is about path ${path}, which no request has; expected /${path}`,
      })))),
};
