import { ReleaseState } from './release-state';
import { OwnedService } from '../registry';

/** The Deployment without versions is there as long as the release takes it over, and no longer. */
export function hideUnlessRunning({ objects: { workloadObject } }: OwnedService, state: ReleaseState): void {
  if (state.current.unversioned) return;
  workloadObject.node.scope!.node.tryRemoveChild(workloadObject.node.id);
}
