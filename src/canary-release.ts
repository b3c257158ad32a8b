import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { CanaryReleaseProps } from './canary-release-props';
import { located } from './private/located';
import { Materializer } from './private/objects/materializer';
import { registry, releasedService } from './private/registry';
import { releaseBundle } from './private/release/release-bundle';
import { declareRelease } from './private/release/release-declaration';
import { renderPlan } from './private/release/release-plan';
import { hideUnlessRunning } from './private/release/unversioned-workload';
import { ReleasePlan } from './release-plan';

/**
 * Releases a new version of a service, stage by stage, so that no request fails because of the release itself.
 *
 * Of two neighbouring stages every mixture of objects is safe, in any order in which they arrive, forward and backward.
 */
export class CanaryRelease extends Construct {
  private readonly materializer: Materializer;

  /**
   * Renders the objects of one stage.
   *
   * Throws if versions, steps, capacities or the stage are not what a release can be, or if the service is released twice.
   * @param scope chart or construct that holds the objects
   * @param id id of the construct
   * @param props versions, strategy, delivery and stage
   */
  public constructor(scope: Construct, id: string, props: CanaryReleaseProps) {
    super(scope, id);
    const { service, state } = located(this, () => declareRelease(this.node.path, props));
    this.materializer = new Materializer(this, service.mesh, ['workloads'], () => [{ name: 'workloads', manifests: state.workloads }]);
    registry.releases.set(this, { service, state, versions: this.materializer });
    hideUnlessRunning(service, state);
    props.train?._take(this);
  }

  /**
   * All stages of the release, from the objects that they render, with the patches of objects that are there at the stage of the program.
   *
   * Throws if a controller moves the weights, since there are no stages then.
   */
  public get plan(): ReleasePlan {
    const release = releasedService(this);
    return located(this, () => ReleasePlan._of(renderPlan(release).plan, release.state.current.name));
  }

  /**
   * Writes the release as files for a GitOps repository: `plan.json` and `PLAN.md`, a folder for each stage and for each way back, and the
   * pointer `current/kustomization.yaml` to the stage of the program, all that differs between two stages. What a former plan left in the
   * folder is replaced. What is declared later is not in it: write it last.
   *
   * Throws, and writes nothing, if a controller moves the weights, if the mesh has error findings, or if the folder holds anything but a
   * bundle of this service, is below a file, or is absolute with Flux.
   * @param folder folder of the bundle, which is created; for Flux relative to the root of the repository
   * @see docs/canary.md
   */
  public writeBundle(folder: string): void {
    located(this, () => releaseBundle(releasedService(this), folder).write());
  }

  /**
   * Objects of the versions, to be changed by JSON patch: 'Deployment', 'Service', 'HorizontalPodAutoscaler', 'PodDisruptionBudget';
   * of a release by a controller 'Canary' and 'MetricTemplate', or 'Rollout' and 'AnalysisTemplate'.
   * What the targets render is among the objects of the service.
   * @param kind kind of the objects
   * @param name name of the object, where the kind alone does not tell
   */
  public objects(kind: string, name?: string): ApiObject[] {
    return this.materializer.find(kind, name);
  }
}
