import { ReleaseIntent, RoutedBy } from '../../intent';
import { ControlledRelease, controllerTraffic } from '../../rollouts/controlled';
import { renderControlled } from '../../rollouts/deliveries';
import { inOrder } from '../../rollouts/git-ops';
import { stagesOf, tryAbortFrom } from '../../rollouts/plan';
import { ReleaseSpec } from '../../rollouts/spec';
import { Stage } from '../../rollouts/stage';
import { Originals, trackObjects } from '../../rollouts/workloads/track-objects';
import { Manifest } from '../../targets/manifest';

/** A release, and the stage that is looked at: the one of this commit, but while another one is rendered. */
export class ReleaseState {
  public readonly stages: Stage[];
  private looked: Stage;

  constructor(
    public readonly spec: ReleaseSpec, public readonly originals: Originals, stage: string | undefined,
    private readonly controlled?: Pick<ControlledRelease, 'service' | 'target'>,
  ) {
    this.stages = stagesOf(controlled ? { ...spec, canary: undefined, adoption: false } : spec);
    this.looked = this.stage(stage ?? 'baseline');
  }

  public get current(): Stage {
    return this.looked;
  }

  /** What the data plane does at the stage that is looked at. */
  public get traffic(): ReleaseIntent | undefined {
    return this.controlled ? controllerTraffic(this.spec) : this.looked.release;
  }

  /** What tells the pods that the Service itself selects at the stage that is looked at from those of other versions. */
  public get selectedAmong(): { [key: string]: string } {
    if (this.controlled) return {};
    return Object.fromEntries(Object.entries(this.looked.selected).filter(([key]) => this.spec.podLabels[key] === undefined));
  }

  /** Whether a controller makes the Service itself. */
  public get servedByController(): boolean {
    return this.traffic?.routedBy === RoutedBy.CONTROLLER;
  }

  /** What runs at the stage that is looked at. */
  public get workloads(): Manifest[] {
    if (this.controlled) return renderControlled({ spec: this.spec, originals: this.originals, ...this.controlled });
    const { delivery, service } = this.spec;
    return inOrder(delivery.gitOps, service, trackObjects(this.spec, this.looked, this.originals));
  }

  /** The stage of a name, or the way back from one: 'abort-shift-05'. */
  public stage(name: string): Stage {
    const aborts = this.stages.flatMap(stage => this.tryAbortFrom(stage) ?? []);
    const found = [...this.stages, ...aborts].find(stage => stage.name === name);
    if (found) return found;
    throw new Error(`stage of the release of '${this.spec.service.name}' must be one of ${this.stages.map(stage => stage.name).join(', ')}, got: '${name}'`);
  }

  /** The way back from a stage, if there is one. */
  public tryAbortFrom(stage: Stage): Stage | undefined {
    return tryAbortFrom(this.spec, stage);
  }

  /** Looks at another stage while something is rendered. */
  public at<T>(stage: Stage, render: () => T): T {
    const before = this.looked;
    this.looked = stage;
    try {
      return render();
    } finally {
      this.looked = before;
    }
  }
}
