import { Feature } from '../../../src';

const labels = { app: 'bank' };
const metadata = { name: 'bank', namespace: 'payments' };

/** A service that another program declares, in the mesh as ours are. */
const BANK = [
  { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'payments', labels: { 'istio-injection': 'enabled' } } },
  { apiVersion: 'v1', kind: 'Service', metadata, spec: { selector: labels, ports: [{ name: 'http-80', port: 80, protocol: 'TCP', appProtocol: 'http' }] } },
  {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata,
    spec: { selector: { matchLabels: labels }, template: { metadata: { labels }, spec: { containers: [{ name: 'bank', image: 'example.com/bank:1' }] } } },
  },
];
const CONSUMERS: string[] = [Feature.CONSUMER_RESILIENCE, Feature.CONSUMER_CIRCUIT_BREAKING];

/** What is in the cluster beside the program of some features. */
export function besides(features: string[]): any[] {
  return features.some(feature => CONSUMERS.includes(feature)) ? BANK : [];
}
