import { changeLines } from './changes';
import { queryLines } from './query-lines';
import { ReleasePlanData, ReleaseStage } from './release-stage';
import { stageFolder } from './stage-folder';
import { abortWords, gateWords, watchWords } from './words';
import { StageKind } from '../../vocabulary/release/stage-kind';

/** A plan as Markdown. */
export function planPage(plan: ReleasePlanData): string {
  return [...titleLines(plan), ...stageLines(plan), ...queryLines(plan), ...changesOfStages(plan)].join('\n');
}

/** What is released. */
export function titleLines({ namespace, service, stable, canary }: ReleasePlanData): string[] {
  return canary === undefined
    ? [`# ${namespace}/${service} at ${stable}: no release goes on`, '']
    : [`# Release of ${namespace}/${service}: ${stable} → ${canary}`, ''];
}

/** The stages as a table. */
export function stageLines(plan: ReleasePlanData): string[] {
  const versions = [plan.stable, ...plan.canary === undefined ? [] : [plan.canary]];
  const rows = plan.stages.map(stage => [
    `\`${stageFolder(stage)}\``,
    ...plan.canary === undefined ? [] : [`${stage.exposure} %`],
    ...versions.map(version => podsOf(stage, version, plan.stable)),
    watchWords(stage),
    gateWords(stage.gate),
    abortWords(plan, stage),
  ]);
  const head = ['stage', ...plan.canary === undefined ? [] : [`requests to ${plan.canary}`], ...versions.map(version => `pods of ${version}`), 'watch', 'then', 'to undo'];
  return ['## Stages', '', row(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(row), ''];
}

/** In what each stage differs from the one before. */
export function changesOfStages({ stages }: ReleasePlanData): string[] {
  if (stages.length < 2) return [];
  return ['## What each commit changes', '', ...stages.slice(1).flatMap(stage => [`### ${stageFolder(stage)}`, '', ...changeLines(stage.changes), ''])];
}

/** Before a Deployment is taken over, it runs what becomes the stable version. */
function podsOf({ kind, tracks }: ReleaseStage, version: string, stable: string): string {
  if (kind === StageKind.RUNNING && version === stable) return 'as it runs';
  const track = tracks.find(each => each.version === version);
  if (!track) return '–';
  return track.maxReplicas === undefined ? String(track.replicas) : `${track.replicas} to ${track.maxReplicas}`;
}

function row(cells: string[]): string {
  return `| ${cells.map(cell => cell.replace(/\|/g, '\\|')).join(' | ')} |`;
}
