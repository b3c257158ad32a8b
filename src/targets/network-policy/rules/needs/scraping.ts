import { allowsPort, unmet } from './coverage';
import { nameOf } from '../../../../analysis/rules/kube-object';
import { PodShape } from '../../../../analysis/rules/pod-index';
import { ObjectRule, Problem } from '../../../../analysis/rules/rule';
import { NETWORK_POLICY } from '../policy';

/** The port that the annotations of a pod give for metrics. */
function metricsPort({ annotations }: PodShape): number | undefined {
  return String(annotations['prometheus.io/scrape']) === 'true' ? Number(annotations['prometheus.io/port']) || undefined : undefined;
}

/** Metrics are fetched from the pod, which needs ingress. */
export const scrapingBlocked: ObjectRule = {
  entry: {
    code: 'CM5043',
    name: 'scraping-blocked',
    severity: 'warning',
    summary: 'A NetworkPolicy restricts the ingress of pods to ports without that of their metrics.',
    explanation: 'Prometheus cannot fetch metrics of the pods: there are none to watch or to release by.',
    remedy: 'Allow the port of prometheus.io/port from the namespace of Prometheus.',
    see: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/',
  },
  reads: [NETWORK_POLICY, 'Pod'],
  check: objects => {
    const ports = new Set(objects.pods().all.flatMap(pod => metricsPort(pod) ?? []));
    return [...ports].flatMap((port): Problem[] => unmet(objects, {
      direction: 'ingress',
      of: pod => metricsPort(pod) === port,
      metBy: rule => allowsPort(rule, port) || rule.ports.some(({ value }) => typeof value.port === 'string'),
      message: (_, pod) => `does not allow port ${port}, where ${nameOf(pod.owner)} has its metrics`,
    }));
  },
};
