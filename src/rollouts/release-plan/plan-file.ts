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
  if (![plan?.service, plan?.namespace, plan?.stable].every(isText)) return false;
  return Array.isArray(plan.stages) && plan.stages.length > 0 && plan.stages.every(isStage);
}

function isStage(stage: any): boolean {
  if (![stage?.name, stage?.kind, stage?.digest].every(isText)) return false;
  if (![stage.number, stage.exposure].every(isNumber) || typeof stage.canAbort !== 'boolean') return false;
  if (stage.abortDigest !== undefined && !isText(stage.abortDigest)) return false;
  if (![stage.abortBakeSeconds, stage.backBakeSeconds].every(seconds => seconds === undefined || isNumber(seconds))) return false;
  return Array.isArray(stage.tracks) && stage.tracks.every((track: any) => isText(track?.version) && isNumber(track.replicas));
}

function isNumber(value: any): boolean {
  return typeof value === 'number';
}

function isText(value: any): boolean {
  return typeof value === 'string';
}
