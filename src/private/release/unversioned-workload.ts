import { ApiObject } from 'cdk8s';
import { ReleaseState } from './release-state';
import { OwnedService } from '../registry';

/** The Deployment without versions is there as long as the release takes it over, and no longer; Services that a controller makes never are. */
export function hideUnlessRunning({ objects: { workloadObject, serviceObject } }: OwnedService, state: ReleaseState): void {
  if (!state.current.unversioned) hide(workloadObject);
  if (state.servedByController && serviceObject) hide(serviceObject);
}

function hide({ node }: ApiObject): void {
  node.scope!.node.tryRemoveChild(node.id);
}
