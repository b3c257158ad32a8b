import { nameOf } from '../../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { record } from '../../../../../analysis/rules/values';
import { DESTINATION_RULE, fullHost, serviceOf } from '../traffic';

/** DestinationRules are looked for with the source, with the Service, and in the root namespace. */
export const outsideLookup: ObjectRule = {
  entry: {
    code: 'CM2515',
    name: 'destination-rule-outside-lookup',
    severity: 'warning',
    summary: 'A DestinationRule is in a namespace where nobody looks for it.',
    explanation: 'A proxy looks in its own namespace, then in that of the Service, then in the root namespace. '
      + 'In another namespace the rule is for the workloads there only, and there are none.',
    remedy: 'Move the DestinationRule to the namespace of the Service.',
    targets: ['istio-sidecar', 'istio-ambient'],
    see: 'https://istio.io/latest/docs/ops/best-practices/traffic-management/#cross-namespace-configuration',
  },
  reads: [DESTINATION_RULE, 'Pod', 'Service'],
  check: (objects, { complete, rootNamespace = 'istio-system' }) => objects.of(DESTINATION_RULE).flatMap(object => {
    const service = serviceOf(fullHost(record(object.body.spec).host, object.namespace));
    const atHome = service === undefined || [service.namespace, rootNamespace, ''].includes(object.namespace);
    if (atHome || !complete || objects.find('Service', service.namespace, service.name) === undefined) return [];
    return objects.pods().in(object.namespace).length > 0 ? [] : [{
      object, pointer: '/spec/host', message: `nobody reads ${nameOf(object)}: Service ${service.name} is in ${service.namespace}, and there are no pods in ${object.namespace}`,
    }];
  }),
};
