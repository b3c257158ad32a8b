import { writeFileSync } from 'fs';
import { cpus } from 'os';
import { stringify } from 'yaml';
import { Layers } from './rules';
import { chunks } from '../../../../src/targets/istio/authorization-rules';
import { Bench } from '../../bench';
import { AMBIENT_ENVIRONMENT } from '../../meshes/istiod';

/** A cluster for istiod. */
export interface Installation {
  readonly objects: any[];
  readonly meshConfig: any;
}

/** What istiod makes of installations, in their order. */
export async function layersOf(bench: Bench, installations: Installation[]): Promise<Layers[]> {
  const told = installations.map(({ objects, meshConfig }, i) => {
    const config = bench.path(`mesh-${i}.yaml`);
    writeFileSync(config, stringify(meshConfig));
    return { objects: bench.write(`program-${i}.yaml`, objects), meshConfig: config, waypoints: objects.filter(isWaypoint).map(proxyOf) };
  });
  const parts = chunks(told, Math.ceil(told.length / cpus().length));
  const made = await Promise.all(parts.map(part => bench.processes.output([bench.tool('istio'), 'ambient'], { input: JSON.stringify(part), env: AMBIENT_ENVIRONMENT })));
  return made.flatMap(text => JSON.parse(text));
}

function isWaypoint({ kind, metadata: { labels } }: any): boolean {
  return kind === 'Pod' && labels?.['gateway.networking.k8s.io/gateway-name'] !== undefined;
}

function proxyOf({ metadata: { name, namespace, labels }, spec, status }: any): any {
  return { name, namespace, labels, ip: status.podIP, serviceAccount: spec.serviceAccountName, waypoint: true };
}
