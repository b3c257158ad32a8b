import { Bundle } from './bundles';
import { Asked } from './requests';

/** A workload in each namespace of a bundle of which nothing is declared. */
export const BYSTANDER = { name: 'bystander', port: 8080, labels: { 'app.kubernetes.io/name': 'bystander' } };

/** Somebody in the mesh of whom the bundle knows nothing, not even the namespace. */
export const STRANGER = { namespace: 'elsewhere', pod: 'stranger-1', account: 'stranger' };

/** A port that nobody listens on. */
export const UNDECLARED_PORT = 9999;

const PROBE = '/healthz';

/** What is asked of a port of which nothing is declared; the first is what the kubelet asks. */
export const BYSTANDER_REQUESTS: Asked[] = [
  { method: 'GET', path: PROBE, headers: {} }, { method: 'GET', path: '/', headers: {} }, { method: 'POST', path: PROBE, headers: {} },
];

/** What is asked of the port of the proxies themselves; the first three are for everybody. */
export const ADMIN_REQUESTS: Asked[] = ['/metrics', '/live', '/ready', '/shutdown'].map(path => ({ method: path === '/shutdown' ? 'POST' : 'GET', path, headers: {} }));

/** The bundle with a bystander in each of its namespaces. */
export function withBystanders(bundle: Bundle): Bundle {
  return { ...bundle, objects: [...bundle.objects, ...bundle.namespaces.filter(({ owned }) => owned).flatMap(({ name }) => bystander(name))] };
}

function bystander(namespace: string): any[] {
  const { name, port, labels } = BYSTANDER;
  const metadata = { name, namespace };
  const container = { name, image: 'example.com/bystander:1', ports: [{ containerPort: port }], readinessProbe: { httpGet: { path: PROBE, port } } };
  return [
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata },
    { apiVersion: 'v1', kind: 'Service', metadata, spec: { selector: labels, ports: [{ port: 80, targetPort: port, appProtocol: 'http' }] } },
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata,
      spec: { selector: { matchLabels: labels }, template: { metadata: { labels }, spec: { serviceAccountName: name, containers: [container] } } },
    },
  ];
}
