import { ReleasePlanData } from './release-stage';

/** The plan in the text of a `plan.json`; none where it is no plan. */
export function tryReadPlan(text: string): ReleasePlanData | undefined {
  try {
    const plan = JSON.parse(text);
    return isPlan(plan) ? plan : undefined;
  } catch {
    return undefined;
  }
}

function isPlan(plan: any): plan is ReleasePlanData {
  return [plan?.service, plan?.namespace, plan?.stable].every(isText) && Array.isArray(plan.stages) && plan.stages.length > 0 && plan.stages.every(isStage);
}

function isStage(stage: any): boolean {
  return [stage?.name, stage?.kind, stage?.digest].every(isText) && [stage.number, stage.exposure].every(value => typeof value === 'number')
    && typeof stage.canAbort === 'boolean' && Array.isArray(stage.tracks) && stage.tracks.every(({ version, replicas }: any) => isText(version) && replicas > 0);
}

function isText(value: any): boolean {
  return typeof value === 'string';
}
