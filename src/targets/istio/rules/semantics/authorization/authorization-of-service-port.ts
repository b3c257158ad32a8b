import { nameOf } from '../../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { list } from '../../../../../analysis/rules/values';
import { portFaults } from '../../lookup/pod-ports';
import { actionOf, AUTHORIZATION_POLICY, conditionsOf, labelsOf, operationsOf, Part, rulesOf, targetsOf } from '../policy';

/** Ports of policies are those of the pods, which Services may translate. */
export const authorizationOfServicePort: ObjectRule = {
  entry: {
    code: 'CM2640',
    name: 'authorization-of-service-port',
    severity: 'error',
    summary: 'An AuthorizationPolicy names the port of a Service where pods listen on its targetPort.',
    explanation: 'The proxy of a pod compares the port on which a connection arrives there: what is allowed stays closed, what is denied stays open.',
    remedy: 'Name the port of the pods: targetPort.',
    targets: ['istio-sidecar', 'istio-ambient'],
    see: 'https://istio.io/latest/docs/reference/config/security/authorization-policy/#Operation',
  },
  reads: [AUTHORIZATION_POLICY, 'Service', 'Pod'],
  check: (objects, { complete, rootNamespace = 'istio-system' }) => {
    const fault = portFaults(objects);
    const policies = objects.of(AUTHORIZATION_POLICY).filter(each => complete && each.namespace !== rootNamespace && targetsOf(each).length === 0);
    return policies.flatMap(object => rulesOf(object).flatMap(portsOf).flatMap(({ value, pointer }) => {
      const found = fault(object.namespace, labelsOf(object), value.port);
      return found === undefined ? [] : [{ object, pointer, message: `rule of ${nameOf(object)} (${actionOf(object)}) is about ${found}` }];
    }));
  },
};

function portsOf(rule: Part): Part[] {
  const operations = operationsOf(rule).flatMap(each => [...valuesOf(each, 'ports'), ...valuesOf(each, 'notPorts')]);
  const conditions = conditionsOf(rule).filter(({ value }) => value.key === 'destination.port');
  return [...operations, ...conditions.flatMap(each => [...valuesOf(each, 'values'), ...valuesOf(each, 'notValues')])];
}

function valuesOf({ value, pointer }: Part, field: string): Part[] {
  return list(value[field]).map((port, i) => ({ value: { port }, pointer: `${pointer}/${field}/${i}` }));
}
