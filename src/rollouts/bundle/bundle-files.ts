import { bundlePage, pictureName, versionsOf } from './bundle-page';
import { fluxKustomization } from './flux';
import { kustomization } from './kustomization';
import { GitOpsTool } from '../../vocabulary/release/delivery';
import { weightPicture } from '../release-plan/picture';
import { ReleasePlanData, ReleaseStage } from '../release-plan/release-stage';
import { abortFolder, stageFolder } from '../release-plan/stage-folder';
import { yamlOf } from '../release-plan/stage-yaml';

/** A stage with its objects, and those of the way back from it. */
export interface RenderedStage {
  readonly stage: ReleaseStage;
  readonly objects: any[];
  readonly abort?: any[];
}

/** A plan with everything that its stages render. */
export interface RenderedPlan {
  readonly plan: ReleasePlanData;
  readonly stages: RenderedStage[];
}

/** Texts of the files of a bundle, by their path in it. What the current stage is, only the pointer says. */
export function bundleFiles({ plan, stages }: RenderedPlan, current: string, folder: string): Map<string, string> {
  const pages = stages.flatMap(({ stage, objects, abort }) => [
    ...filesOf(`stages/${stageFolder(stage)}`, plan.service, objects),
    ...abort ? filesOf(`abort/${abortFolder(stage)}`, plan.service, abort) : [],
  ]);
  return new Map([
    ['plan.json', `${JSON.stringify(plan, undefined, 2)}\n`],
    ['PLAN.md', bundlePage(plan)],
    ...versionsOf(plan).map((version): [string, string] => [pictureName(version), weightPicture(plan, version)]),
    ...pages,
    ...fluxFiles({ plan, stages }, folder),
    ['current/kustomization.yaml', kustomization(`../${pointedAt(plan, current)}`)],
  ]);
}

/** Folder in the bundle of a stage, or of a way back. */
function pointedAt({ stages }: ReleasePlanData, current: string): string {
  const stage = stages.find(({ name }) => name === current);
  return stage ? `stages/${stageFolder(stage)}` : `abort/${abortFolder(stages.find(({ name }) => `abort-${name}` === current)!)}`;
}

function filesOf(path: string, service: string, objects: any[]): [string, string][] {
  const file = `${service}.k8s.yaml`;
  return [[`${path}/${file}`, yamlOf(objects)], [`${path}/kustomization.yaml`, kustomization(file)]];
}

/** Not called `kustomization.yaml`: kustomize takes a file of this name for one of its own. */
function fluxFiles({ plan, stages }: RenderedPlan, folder: string): [string, string][] {
  if (plan.gitOps !== GitOpsTool.FLUX) return [];
  return [[`flux/${plan.service}.yaml`, fluxKustomization(plan, folder, stages.flatMap(({ objects }) => objects))]];
}
