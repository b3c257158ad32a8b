import { Manifest } from '../targets/manifest';
import { GitOpsTool } from '../vocabulary/release/delivery';

/** Places of an object in the order in which a commit is applied. */
export enum ApplyOrder {
  /** What others refer to. */
  FIRST,
  /** What runs. */
  WORKLOADS,
  /** Where requests go. */
  ROUTES,
}

interface Released {
  readonly name: string;
  readonly namespace: string;
}

const WORKLOADS = ['Deployment', 'HorizontalPodAutoscaler', 'PodDisruptionBudget'];

/** When an object of a kind is applied; routes come last, also since a tool may wait for them for ever. */
export function applyOrder(kind: string): ApplyOrder {
  if (/Route$|^VirtualService$/.test(kind)) return ApplyOrder.ROUTES;
  return WORKLOADS.includes(kind) ? ApplyOrder.WORKLOADS : ApplyOrder.FIRST;
}

/** Objects that tell a tool their order. It is a second belt: any order is safe. */
export function inOrder(tool: GitOpsTool, service: Released, manifests: Manifest[]): Manifest[] {
  return manifests.map(({ key, body }) => Manifest.of(key, {
    produce: () => {
      const own = orderMarks(tool, service, key.kind);
      const json = body.produce();
      const annotations = { ...own, ...json.metadata?.annotations };
      return Object.keys(own).length === 0 ? json : { ...json, metadata: { ...json.metadata, annotations } };
    },
  }));
}

/**
 * Annotations by which a tool knows the order of an object.
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/sync-waves/
 * @see https://carvel.dev/kapp/docs/latest/apply-ordering/
 */
export function orderMarks(tool: GitOpsTool, { name, namespace }: Released, kind: string): { [key: string]: string } {
  if (tool === GitOpsTool.ARGO_CD) return { 'argocd.argoproj.io/sync-wave': String(applyOrder(kind) - 1) };
  if (tool !== GitOpsTool.KAPP) return {};
  const group = (members: string) => `${name}.${namespace}.cdk8s-mesh/${members}`;
  const routes = applyOrder(kind) === ApplyOrder.ROUTES;
  return {
    'kapp.k14s.io/change-group': group(routes ? 'routes' : 'workloads'),
    'kapp.k14s.io/change-rule': routes ? `upsert after upserting ${group('workloads')}` : `delete after upserting ${group('routes')}`,
  };
}
