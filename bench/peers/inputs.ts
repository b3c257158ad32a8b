import { join } from 'path';
import { callGraph, CallGraphNode, namespacesOf } from '../call-graph';
import { ROOT } from '../compiled';

/** What peers read that is the same for all sizes. */
export const INPUTS = join(ROOT, 'bench', 'peers', 'inputs');

interface Named {
  readonly name: string;
  readonly namespace: string;
}

/** The call graph as plain data. */
export interface GraphData {
  readonly namespaces: string[];
  readonly services: (Named & { readonly destinations: Named[]; readonly sources: Named[] })[];
}

/** The call graph of the workload, for templates. */
export function graphData(services: number): GraphData {
  const named = ({ name, namespace }: CallGraphNode) => ({ name, namespace });
  return {
    namespaces: namespacesOf(services),
    services: callGraph(services).map(node => ({ ...named(node), destinations: node.destinations().map(named), sources: node.sources().map(named) })),
  };
}
