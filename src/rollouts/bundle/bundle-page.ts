import { stepLines, undoLines } from './guide';
import { toolLines } from './tools';
import { changesOfStages, stageLines, titleLines } from '../release-plan/plan-page';
import { queryLines } from '../release-plan/query-lines';
import { ReleasePlanData } from '../release-plan/release-stage';

/** `PLAN.md` of a bundle: the plan, with pictures, how to go on and how to undo. */
export function bundlePage(plan: ReleasePlanData): string {
  return [
    ...titleLines(plan),
    ...versionsOf(plan).map(version => `![Requests to ${version} at each stage](${pictureName(version)})`),
    '',
    ...stageLines(plan),
    ...queryLines(plan),
    ...stepLines(plan),
    ...undoLines(plan),
    ...toolLines(plan.gitOps),
    ...changesOfStages(plan),
  ].join('\n');
}

/** Versions of a plan, stable first. */
export function versionsOf({ stable, canary }: ReleasePlanData): string[] {
  return [stable, ...canary === undefined ? [] : [canary]];
}

/** Name of the file with the picture of a version. */
export function pictureName(version: string): string {
  return `weight-${version}.svg`;
}
