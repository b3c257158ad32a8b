import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { CanaryReleaseProps } from './canary-release-props';
import { located } from './private/located';
import { Materializer } from './private/objects/materializer';
import { registry } from './private/registry';
import { declareRelease } from './private/release/release-declaration';
import { hideUnlessRunning } from './private/release/unversioned-workload';

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
   * Objects of the versions, to be changed by JSON patch: 'Deployment', 'Service', 'HorizontalPodAutoscaler', 'PodDisruptionBudget'.
   * What the targets render is among the objects of the service.
   * @param kind kind of the objects
   * @param name name of the object, where the kind alone does not tell
   */
  public objects(kind: string, name?: string): ApiObject[] {
    return this.materializer.find(kind, name);
  }
}
