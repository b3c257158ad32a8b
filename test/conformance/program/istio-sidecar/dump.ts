import { writeFileSync } from 'fs';
import { stringify } from 'yaml';
import { Bench } from '../../bench';

/** What istiod compiles for one proxy. */
export interface Compiled {
  readonly listeners: any[];
  readonly clusters: any[];
  readonly routes: any[];
  readonly endpoints: any[];
  /** Bytes of all of it, as it is sent. */
  readonly bytes: number;
}

/** What istiod compiles for the pods with proxies of a cluster, by `namespace/name`. */
export async function compiledFor(
  bench: Bench, name: string, objects: any[], meshConfig?: any, pods = objects.filter(hasProxy),
): Promise<Map<string, Compiled>> {
  const proxies = pods.map(({ metadata, spec, status }) => ({
    name: metadata.name, namespace: metadata.namespace, ip: status.podIP, labels: metadata.labels, serviceAccount: spec.serviceAccountName,
  }));
  const env: { [name: string]: string } = {};
  if (meshConfig) writeFileSync(env.MESH_CONFIG = bench.path(`${name}-mesh.yaml`), stringify(meshConfig));
  const read = objects.filter(({ apiVersion }) => !/^(apps|autoscaling|policy|monitoring\.coreos\.com)\//.test(apiVersion));
  const out = await bench.processes.output([bench.tool('istio'), 'dump', bench.write(`${name}.yaml`, read)], { input: JSON.stringify(proxies), env });
  return new Map(Object.entries(JSON.parse(out)));
}

export function hasProxy({ kind, metadata }: any): boolean {
  return kind === 'Pod' && metadata.annotations?.['sidecar.istio.io/status'] !== undefined;
}
