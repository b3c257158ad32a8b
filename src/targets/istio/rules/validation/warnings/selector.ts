import { KubeObject } from '../../../../../analysis/rules/kube-object';
import { record } from '../../../../../analysis/rules/values';

/** Kinds that select workloads. */
export const SELECTING = [
  'security.istio.io/AuthorizationPolicy', 'security.istio.io/RequestAuthentication', 'security.istio.io/PeerAuthentication',
  'telemetry.istio.io/Telemetry', 'extensions.istio.io/WasmPlugin', 'networking.istio.io/ProxyConfig', 'networking.istio.io/Sidecar',
  'networking.istio.io/ServiceEntry', 'networking.istio.io/EnvoyFilter', 'networking.istio.io/DestinationRule', 'extensions.istio.io/TrafficExtension',
];

/** Labels of the selector that is written, and where they are. */
export function writtenSelector({ body, kind }: KubeObject): { labels: { [key: string]: any }; pointer: string } | undefined {
  const { selector, workloadSelector } = record(body.spec);
  const [value, pointer] = selector === undefined ? [workloadSelector, '/spec/workloadSelector'] : [selector, '/spec/selector'];
  const field = selector === undefined && kind !== 'DestinationRule' ? 'labels' : 'matchLabels';
  return value === undefined || value === null ? undefined : { labels: record(record(value)[field]), pointer };
}
