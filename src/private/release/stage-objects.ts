import { ApiObject } from 'cdk8s';
import { ReleaseState } from './release-state';
import { Stage } from '../../rollouts/stage';
import { Materializer } from '../objects/materializer';
import { OwnedService } from '../registry';

/** A release with what renders its versions. */
export interface RenderedRelease {
  readonly service: OwnedService;
  readonly state: ReleaseState;
  readonly versions: Materializer;
}

/** Every object of a released service at a stage, as JSON, with the user's patches: its own, its versions', and those of the targets. */
export function objectsAt({ service, state, versions }: RenderedRelease, stage: Stage): any[] {
  return state.at(stage, () => {
    try {
      return [...ownObjects(service, state, stage).map(object => object.toJson()), ...versions.preview(), ...service.materializer.preview()];
    } catch (error) {
      const { message } = error as Error;
      throw new Error(`patches of objects of '${service.node.name}' must fit every stage of its release, got at stage '${stage.name}': ${message}`, { cause: error });
    }
  });
}

function ownObjects({ materializer: { owner }, objects }: OwnedService, { servedByController }: ReleaseState, { unversioned }: Stage): ApiObject[] {
  const { serviceObject, workloadObject } = objects;
  const account = owner.node.tryFindChild('service-account') as ApiObject | undefined;
  return [...account ? [account] : [], ...serviceObject && !servedByController ? [serviceObject] : [], ...unversioned ? [workloadObject] : []];
}
