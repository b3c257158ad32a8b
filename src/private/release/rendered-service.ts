import { inOrder } from '../../rollouts/git-ops';
import { IMeshTarget, Manifest } from '../../targets/target';
import { ServiceNode } from '../graph/service-node';

/** What a target renders for a service; while it is released, with the order in which commits are to be applied. */
export function renderedFor(target: IMeshTarget, node: ServiceNode): Manifest[] {
  const manifests = target.renderService(node);
  return node.released ? inOrder(node.released.spec.delivery.gitOps, node.released.spec.service, manifests) : manifests;
}
