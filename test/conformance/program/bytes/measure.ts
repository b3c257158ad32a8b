import { servicesCallingThree } from './services';
import { Bench } from '../../bench';
import { clusterOf } from '../../cluster/cluster';
import { SIDECARS } from '../../meshes/istio';
import { compiledFor } from '../istio-sidecar/dump';

/** Bytes of the configuration of one proxy. */
export interface Bytes {
  readonly services: number;
  /** With the rendered `Sidecar` objects. */
  readonly with: number;
  /** Without them. */
  readonly without: number;
}

/** Measures one proxy of so many services: clusters, endpoints, listeners and routes as istiod sends them. */
export async function measure(bench: Bench, services: number): Promise<Bytes> {
  const objects = clusterOf(bench.objects(servicesCallingThree(services)), SIDECARS);
  const bytesOf = async (name: string, given: any[]) => {
    const pods = given.filter(({ kind, metadata }) => kind === 'Pod' && metadata.name === 'service-0-1');
    return (await compiledFor(bench, `${name}-${services}`, given, undefined, pods)).get('town/service-0-1')!.bytes;
  };
  return { services, with: await bytesOf('with', objects), without: await bytesOf('without', objects.filter(({ kind }) => kind !== 'Sidecar')) };
}

/** The measured numbers as CSV. */
export function csvOf(all: Bytes[]): string {
  return ['services,with,without', ...all.map(({ services, with: scoped, without }) => `${services},${scoped},${without}`), ''].join('\n');
}
