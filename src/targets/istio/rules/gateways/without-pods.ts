import { ObjectRule } from '../../../../analysis/rules/rule';
import { entryOf } from '../lookup/entry';
import { GATEWAY, ISTIO } from '../lookup/kinds';
import { PodsAnywhere, selectorOf } from '../lookup/pods-anywhere';
import { nobodySelected } from '../lookup/selectors';

/** A Gateway at no pod. */
export const gatewayWithoutPods: ObjectRule = {
  entry: entryOf({
    code: 'CM2153',
    name: 'gateway-without-pods',
    severity: 'warning',
    summary: 'A Gateway selects no pod, and there are pods of gateways.',
    explanation: 'No proxy listens for it: requests from outside find no server.',
    remedy: 'Use the labels of the pods of the gateway: `istio: ingressgateway` as it is installed.',
    elsewhere: ['IST0101', 'KIA0302'],
    targets: ISTIO,
  }),
  reads: [GATEWAY, 'Pod'],
  check: (objects, { complete }) => {
    const pods = new PodsAnywhere(objects);
    if (!complete || pods.gateways().length === 0) return [];
    const lost = objects.of(GATEWAY).filter(object => Object.keys(selectorOf(object)).length > 0 && pods.having(selectorOf(object)).length === 0);
    return lost.map(object => nobodySelected(object, selectorOf(object), '/spec/selector', 'no pod'));
  },
};
