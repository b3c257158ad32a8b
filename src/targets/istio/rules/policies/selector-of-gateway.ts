import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { record } from '../../../../analysis/rules/values';
import { entryOf } from '../lookup/entry';
import { AUTHORIZATION_POLICY, ISTIO, REQUEST_AUTHENTICATION, TELEMETRY } from '../lookup/kinds';
import { policySelector } from '../lookup/selectors';

const KINDS = [AUTHORIZATION_POLICY, REQUEST_AUTHENTICATION, TELEMETRY, 'extensions.istio.io/WasmPlugin'];
const GATEWAY_NAME = 'gateway.networking.k8s.io/gateway-name';

/** A policy that selects pods of a Gateway of the Gateway API. */
export const selectorOfGateway: ObjectRule = {
  entry: entryOf({
    code: 'CM2201',
    name: 'selector-of-kubernetes-gateway',
    severity: 'warning',
    summary: 'A policy selects pods of a Gateway of the Gateway API.',
    explanation: 'Waypoints ignore selectors, and other Gateways do if the control plane is set so.',
    remedy: 'Use `targetRefs` with the Gateway instead of `selector`.',
    elsewhere: ['IST0166'],
    targets: ISTIO,
  }),
  reads: [...KINDS, 'Pod'],
  check: objects => KINDS.flatMap(kind => objects.of(kind)).flatMap(object => {
    const selector = policySelector(object);
    if (Object.keys(selector).length === 0 || record(object.body.spec).targetRef || record(object.body.spec).targetRefs) return [];
    const name = selector[GATEWAY_NAME]
      ?? objects.pods().having(object.namespace, selector).find(pod => pod.labels[GATEWAY_NAME] !== undefined)?.labels[GATEWAY_NAME];
    return name === undefined ? [] : { object, pointer: '/spec/selector', message: `${nameOf(object)} selects pods of Gateway ${name}, expected targetRefs` };
  }),
};
