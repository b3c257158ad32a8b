import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { list, record } from '../../../../analysis/rules/values';
import { isForAmbient } from '../lookup/for-ambient';
import { ENVOY_FILTER } from '../lookup/kinds';
import { policySelector, sidecarSelector } from '../lookup/selectors';

const PROXY_CONFIG = 'networking.istio.io/ProxyConfig';

/** Settings of proxies where there are none. */
export const proxySettingsInAmbient: ObjectRule = {
  entry: {
    code: 'CM2124',
    name: 'proxy-settings-in-ambient',
    severity: 'warning',
    summary: 'An EnvoyFilter or ProxyConfig is for workloads of the ambient mesh.',
    explanation: 'Such workloads have no proxy of their own, and ztunnel reads neither: it has no effect.',
    remedy: 'Attach an EnvoyFilter to the waypoint by `targetRefs`, or leave it out.',
    targets: ['istio-ambient'],
    see: 'https://istio.io/latest/docs/ambient/usage/extend-waypoint-wasm/',
  },
  reads: [ENVOY_FILTER, PROXY_CONFIG, 'Pod', 'Namespace'],
  check: objects => [ENVOY_FILTER, PROXY_CONFIG].flatMap(kind => objects.of(kind)).filter(object => {
    const { targetRefs, selector, workloadSelector } = record(object.body.spec);
    if (list(targetRefs).length > 0 || !selector && !workloadSelector) return false;
    return isForAmbient(object.namespace, object.kind === 'EnvoyFilter' ? sidecarSelector(object) : policySelector(object), objects);
  }).map(object => ({ object, pointer: '/spec', message: `${nameOf(object)} has no effect: its workloads are in the ambient mesh` })),
};
