import { Addresses } from '../cluster/addresses';
import { Injector, running } from '../cluster/cluster';

const SYSTEM = 'istio-system';
const ISTIOD = { app: 'istiod', istio: 'pilot' };
const PROXY = 'docker.io/istio/proxyv2:1.31.0';

/** Where istiod itself is in the pods' network. */
export const ISTIOD_IP = '10.244.0.2';

/** What Istio's injector and controllers add with sidecars. */
export const SIDECARS: Injector = {
  pod: (pod, objects) => injected(pod, objects) ? withSidecar(pod) : pod,
  objects: (objects, addresses) => [...controlPlane(addresses), ...objects],
};

/** What Istio's CNI plugin and gateway controller add in ambient mode. */
export const AMBIENT: Injector = {
  pod: (pod, objects) => enrolled(pod, objects) ? annotated(pod, { 'ambient.istio.io/redirection': 'enabled' }) : pod,
  objects: (objects, addresses) => [
    ...controlPlane(addresses), ...objects.flatMap(object => isWaypoint(object) ? waypoint(object, addresses) : [object]),
  ],
};

function controlPlane(addresses: Addresses): any[] {
  const ports = Object.entries({ 'grpc-xds': 15010, 'https-dns': 15012, 'http-monitoring': 15014 })
    .map(([name, port]) => ({ name, port, protocol: 'TCP', targetPort: port }));
  const metadata = { name: 'istiod', namespace: SYSTEM };
  return [
    { apiVersion: 'v1', kind: 'Node', metadata: { name: 'node-1', labels: { 'kubernetes.io/hostname': 'node-1' } } },
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: SYSTEM } },
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { ...metadata, labels: ISTIOD },
      spec: { clusterIP: addresses.service(`${SYSTEM}/istiod`), selector: ISTIOD, ports: [...ports, { name: 'https-webhook', port: 443, protocol: 'TCP', targetPort: 15017 }] },
    },
    proxyPod('istiod-1', metadata.namespace, 'istiod', { ...ISTIOD, 'sidecar.istio.io/inject': 'false' }, ISTIOD_IP, 'docker.io/istio/pilot:1.31.0'),
  ];
}

function proxyPod(name: string, namespace: string, serviceAccountName: string, labels: any, ip: string, image = PROXY): any {
  const containers = [{ name: serviceAccountName === 'istiod' ? 'discovery' : 'istio-proxy', image }];
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace, labels, annotations: {} },
    spec: { serviceAccountName, containers, nodeName: 'node-1' },
    status: running(ip, containers),
  };
}

/** The label of the pod decides, then that of the namespace. */
function injected({ metadata }: any, objects: any[]): boolean {
  const own = metadata.labels['sidecar.istio.io/inject'];
  return own === undefined ? namespaceLabel(metadata.namespace, objects, 'istio-injection') === 'enabled' : own === 'true';
}

function withSidecar(pod: any): any {
  const proxy = [
    { name: 'istio-init', image: PROXY },
    { name: 'istio-proxy', image: PROXY, restartPolicy: 'Always', ports: [{ containerPort: 15090, name: 'http-envoy-prom' }] },
  ];
  const canonical = { 'service.istio.io/canonical-name': pod.metadata.labels['app.kubernetes.io/name'] ?? pod.metadata.name, 'service.istio.io/canonical-revision': 'latest' };
  return {
    ...annotated(pod, { 'sidecar.istio.io/status': '{"initContainers":["istio-init","istio-proxy"],"containers":null}' }, { 'security.istio.io/tlsMode': 'istio', ...canonical }),
    spec: { ...pod.spec, initContainers: [...proxy, ...pod.spec.initContainers ?? []] },
  };
}

function annotated(pod: any, annotations: any, labels: any = {}): any {
  const { metadata } = pod;
  return { ...pod, metadata: { ...metadata, labels: { ...metadata.labels, ...labels }, annotations: { ...metadata.annotations, ...annotations } } };
}

function enrolled({ metadata }: any, objects: any[]): boolean {
  const mode = metadata.labels['istio.io/dataplane-mode'] ?? namespaceLabel(metadata.namespace, objects, 'istio.io/dataplane-mode');
  return mode === 'ambient';
}

function namespaceLabel(name: string, objects: any[], label: string): string | undefined {
  return objects.find(({ kind, metadata }) => kind === 'Namespace' && metadata.name === name)?.metadata.labels?.[label];
}

function isWaypoint({ kind, spec }: any): boolean {
  return kind === 'Gateway' && spec.gatewayClassName === 'istio-waypoint';
}

/** A waypoint with its pod, Service and status, as the gateway controller makes them. */
function waypoint(gateway: any, addresses: Addresses): any[] {
  const { name, namespace } = gateway.metadata;
  const labels = { 'gateway.networking.k8s.io/gateway-name': name, 'gateway.istio.io/managed': 'istio.io-mesh-controller' };
  const condition = (type: string) => ({ type, status: 'True', reason: type, message: '', lastTransitionTime: '2026-01-01T00:00:00Z' });
  return [
    { ...gateway, status: { addresses: [{ type: 'Hostname', value: `${name}.${namespace}.svc.cluster.local` }], conditions: [condition('Programmed'), condition('Accepted')] } },
    { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'GatewayClass', metadata: { name: 'istio-waypoint' }, spec: { controllerName: 'istio.io/mesh-controller' } },
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name, namespace, labels } },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name, namespace, labels },
      spec: {
        clusterIP: addresses.service(`${namespace}/${name}`),
        selector: { 'gateway.networking.k8s.io/gateway-name': name },
        ports: [
          { name: 'status-port', port: 15021, targetPort: 15021, protocol: 'TCP', appProtocol: 'tcp' },
          { name: 'mesh', port: 15008, targetPort: 15008, protocol: 'TCP', appProtocol: 'hbone' },
        ],
      },
    },
    proxyPod(`${name}-1`, namespace, name, { ...labels, 'istio.io/dataplane-mode': 'none', 'sidecar.istio.io/inject': 'false' }, addresses.pod(`${namespace}/${name}-1`)),
  ];
}
