import { Injector } from '../cluster/cluster';

/** Namespace of Linkerd's control plane. */
export const SYSTEM = 'linkerd';

/** Ports that Linkerd's proxies listen on. */
export const PROXY_PORTS = { inbound: 4143, outbound: 4140, admin: 4191, control: 4190 };

const OPAQUE = 'config.linkerd.io/opaque-ports';
const OPAQUE_BY_DEFAULT = [25, 587, 3306, 4444, 5432, 6379, 9300, 11211];
const INHERITED = /^(config\.linkerd\.io\/|linkerd\.io\/inject$)/;

/** What Linkerd's injector adds: a proxy as a native sidecar, and what the namespace says of it. */
export const LINKERD: Injector = {
  pod: (pod, objects) => {
    const annotations = { ...inherited(pod, objects), ...pod.metadata.annotations };
    return annotations['linkerd.io/inject'] === 'enabled' && !pod.spec.hostNetwork ? withProxy(pod, annotations) : pod;
  },
  objects: objects => objects,
};

/** Whether a pod has a proxy. */
export function isMeshed({ metadata }: any): boolean {
  return metadata.labels?.['linkerd.io/control-plane-ns'] === SYSTEM;
}

/** Annotations of the namespace count where the pod has none of its own. */
function inherited({ metadata: { namespace } }: any, objects: any[]): { [key: string]: string } {
  const found = objects.find(({ kind, metadata }) => kind === 'Namespace' && metadata.name === namespace)?.metadata.annotations ?? {};
  return Object.fromEntries(Object.entries<string>(found).filter(([key]) => INHERITED.test(key)));
}

function withProxy({ metadata, spec, ...pod }: any, annotations: { [key: string]: string }): any {
  const opaque = portsOf(spec).filter(port => OPAQUE_BY_DEFAULT.includes(port));
  return {
    ...pod,
    metadata: {
      ...metadata,
      labels: { ...metadata.labels, 'linkerd.io/control-plane-ns': SYSTEM },
      annotations: { ...opaque.length > 0 && { [OPAQUE]: opaque.join(',') }, ...annotations },
    },
    spec: { ...spec, initContainers: [proxy(), ...spec.initContainers ?? []] },
  };
}

function portsOf({ containers, initContainers = [] }: any): number[] {
  return [...initContainers, ...containers].flatMap(({ ports = [] }: any) => ports.map(({ containerPort }: any) => containerPort));
}

function proxy(): any {
  const { inbound, outbound, admin, control } = PROXY_PORTS;
  const listening = { INBOUND: `0.0.0.0:${inbound}`, OUTBOUND: `127.0.0.1:${outbound}`, ADMIN: `0.0.0.0:${admin}`, CONTROL: `0.0.0.0:${control}` };
  const asked = (path: string) => ({ httpGet: { path, port: admin } });
  return {
    name: 'linkerd-proxy',
    image: 'cr.l5d.io/linkerd/proxy:2.20',
    restartPolicy: 'Always',
    env: Object.entries(listening).map(([name, value]) => ({ name: `LINKERD2_PROXY_${name}_LISTEN_ADDR`, value })),
    ports: [{ containerPort: inbound, name: 'linkerd-proxy' }, { containerPort: admin, name: 'linkerd-admin' }],
    livenessProbe: asked('/live'),
    readinessProbe: asked('/ready'),
    startupProbe: asked('/ready'),
  };
}
