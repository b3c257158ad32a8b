import { Answer, InboundAnswer, OutboundAnswer, Refused } from './answers';
import { Bundle } from '../../cases/linkerd/bundles';
import { clusterOf } from '../../cluster/cluster';
import { isMeshed, LINKERD } from '../../meshes/linkerd';

/** A bundle in a cluster, with what a controller said of it. */
export interface Case {
  readonly bundle: Bundle;
  /** What was rendered, as the controller gets it, with Pods beside it. */
  readonly cluster: any[];
  readonly answers: { [key: string]: Answer };
}

/** What a cluster makes of a bundle's objects. */
export function clusterFor(objects: any[]): any[] {
  return clusterOf(objects, LINKERD).filter(({ kind }) => kind !== 'EndpointSlice');
}

/** Pods with a proxy. */
export function meshedPods(cluster: any[]): any[] {
  return cluster.filter(object => object.kind === 'Pod' && isMeshed(object));
}

/** @throws if nobody asked */
export function answerTo<T extends InboundAnswer | OutboundAnswer>({ answers, bundle }: Case, key: string): T | Refused {
  const found = answers[key];
  if (!found) throw new Error(`${bundle.name}: nobody asked a controller about ${key}: record it anew`);
  return found as T | Refused;
}
