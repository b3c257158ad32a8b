import { KubeObject, nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { list, record } from '../../../../analysis/rules/values';
import { SERVER } from '../kinds';
import { isMeshed, settingOf } from '../lookup/pods';

const MONITOR = 'monitoring.coreos.com/PodMonitor';
const ADMIN = ['linkerd-admin', 4191, '4191'];

/** Namespaces of those that deny, in which a monitor looks for pods. */
function deniedTo({ body, namespace }: KubeObject, denied: Set<string>): string[] {
  const { any, matchNames } = record(record(body.spec).namespaceSelector);
  if (any === true) return [...denied].slice(0, 3);
  return (list(matchNames).length > 0 ? list(matchNames).map(String) : [namespace]).filter(name => denied.has(name));
}

/** Metrics of proxies are fetched, where the port of metrics is closed. */
export const proxyMetricsDenied: ObjectRule = {
  entry: {
    code: 'CM3186',
    name: 'proxy-metrics-denied',
    severity: 'error',
    summary: 'A PodMonitor fetches metrics of proxies whose default policy is deny, and no Server is for their port.',
    explanation: 'The default policy holds for the port of the proxy itself too: Prometheus gets 403, and there are no metrics.',
    remedy: 'Add a Server for the port linkerd-admin, with a policy that allows Prometheus and the kubelet.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/tasks/exporting-metrics/',
  },
  reads: [MONITOR, 'Pod', 'Namespace', SERVER],
  check: objects => {
    const denied = new Set(objects.pods().all.filter(pod => isMeshed(objects, pod)
      && settingOf(objects, pod, 'config.linkerd.io/default-inbound-policy') === 'deny').map(({ namespace }) => namespace));
    for (const { namespace, body } of objects.of(SERVER)) if (ADMIN.includes(record(body.spec).port)) denied.delete(namespace);
    return objects.of(MONITOR).filter(({ body }) => /"(linkerd-admin|.*linkerd-proxy.*)"/.test(JSON.stringify(record(body.spec).podMetricsEndpoints ?? '')))
      .flatMap(object => {
        const closed = deniedTo(object, denied);
        if (closed.length === 0) return [];
        const message = `${nameOf(object)} fetches metrics of proxies in ${closed.join(', ')}, which denies, and has no Server for port linkerd-admin`;
        return [{ object, pointer: '/spec', message }];
      });
  },
};
