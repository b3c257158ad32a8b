import { Standing } from './world';
import { Addresses } from '../../cluster/addresses';
import { running } from '../../cluster/cluster';

const DNS = ['53=udp', '53=tcp'];

/** Who else is in the cluster, and beyond. */
export interface Neighbours {
  /** The cluster's DNS. */
  readonly dns: Standing;
  /** A pod of the same namespace that answers DNS, too, and is not the cluster's. */
  readonly forgedDns: Standing;
  /** Pods of another namespace that no policy guards; some have the labels of pods of the case. */
  readonly strangers: Standing[];
  readonly monitoring: Standing;
  /** An address that is no pod's. */
  readonly outside: Standing;
}

/** Neighbours of pods; each pod has a copy of its labels in a namespace elsewhere. */
export function neighboursOf(pods: any[], addresses: Addresses): Neighbours {
  const at = (namespace: string, name: string, labels: any, listening: string[]) => ({ pod: podAt(namespace, name, labels, addresses), listening });
  const copies = new Map(pods.map(({ metadata }) => [metadata.labels['app.kubernetes.io/name'] as string, metadata.labels]));
  return {
    dns: at('kube-system', 'dns', { 'k8s-app': 'kube-dns' }, DNS),
    forgedDns: at('kube-system', 'forged-dns', { 'k8s-app': 'forged' }, DNS),
    strangers: [at('elsewhere', 'visitor', {}, ['8080=http']), ...[...copies].map(([name, labels]) => at('elsewhere', name, labels, ['8080=http']))],
    monitoring: at('monitoring', 'scraper', {}, ['9090=http']),
    outside: at('beyond', 'outside', {}, ['443=tcp']),
  };
}

/** All of them. */
export function allOf({ dns, forgedDns, strangers, monitoring, outside }: Neighbours): Standing[] {
  return [dns, forgedDns, ...strangers, monitoring, outside];
}

/** A ready pod that some other program made. */
export function podAt(namespace: string, name: string, labels: any, addresses: Addresses): any {
  const containers = [{ name, image: 'example.com/any:1' }];
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace, labels },
    spec: { serviceAccountName: 'default', containers, nodeName: 'node-1' },
    status: running(addresses.pod(`${namespace}/${name}`), containers),
  };
}
