import { planPage } from './rollouts/release-plan/plan-page';
import { ReleasePlanData, ReleaseStage } from './rollouts/release-plan/release-stage';

/** The stages of a release: what each commit contains, what lets it go on, and in what it differs from the one before. */
export class ReleasePlan {
  /**
   * A plan of stages that are rendered.
   * @internal
   */
  public static _of(data: ReleasePlanData, stage: string): ReleasePlan {
    return new ReleasePlan(data, stage);
  }

  /** Name of the service. */
  public readonly service: string;
  /** Namespace of the service. */
  public readonly namespace: string;
  /** Version before the release. */
  public readonly stable: string;
  /** Version after the release; none where no release goes on. */
  public readonly canary?: string;
  /** Name of the stage that the program is at. */
  public readonly stage: string;
  /** Stages, in their order. */
  public readonly stages: ReleaseStage[];

  private readonly data: ReleasePlanData;

  private constructor(data: ReleasePlanData, stage: string) {
    this.data = data;
    this.service = data.service;
    this.namespace = data.namespace;
    this.stable = data.stable;
    this.canary = data.canary;
    this.stage = stage;
    this.stages = data.stages;
  }

  /** The plan as a JSON text, whatever the stage that the program is at: what `cdk8s-mesh release check` reads. */
  public toJson(): string {
    return JSON.stringify(this.data, undefined, 2);
  }

  /** The plan as Markdown: the stages as a table, what to watch, how to go on, how to abort, and what changes. */
  public toMarkdown(): string {
    return planPage(this.data);
  }
}
