import { ReleasePlanData, StageQuery } from './release-stage';
import { stageFolder } from './stage-folder';
import { objectiveWords } from './words';
import { NoTraffic } from '../../vocabulary/release/slo';

const WITHOUT_TRAFFIC: Record<NoTraffic, string> = {
  [NoTraffic.HOLD]: 'wait: it is neither met nor missed',
  [NoTraffic.PASS]: 'it is met',
  [NoTraffic.FAIL]: 'it is missed',
};

/** What the objectives of each stage ask a metrics server; stages that ask the same are told together. */
export function queryLines({ canary, stages }: ReleasePlanData): string[] {
  const groups = new Map<string, { folders: string[]; queries: StageQuery[] }>();
  for (const stage of stages.filter(({ queries }) => queries.length > 0)) {
    const key = JSON.stringify(stage.queries);
    const { folders } = groups.get(key) ?? { folders: [] };
    groups.set(key, { folders: [...folders, `\`${stageFolder(stage)}\``], queries: stage.queries });
  }
  if (groups.size === 0) return [];
  return [
    '## What to ask', '',
    `PromQL of what ${canary} must meet: each gives one number, or nothing where there were no requests in its window.`, '',
    ...[...groups.values()].flatMap(({ folders, queries }) => [`### At ${folders.join(', ')}`, '', ...queries.flatMap(linesOf)]),
  ];
}

function linesOf(query: StageQuery): string[] {
  const { target, windowSeconds, onNoTraffic } = query;
  const of = target === undefined ? 'metrics of the application' : `metrics of ${target}`;
  const words = objectiveWords({ ...query, windowMillis: windowSeconds * 1000 });
  return [`${words}, by ${of}. Without an answer: ${WITHOUT_TRAFFIC[onNoTraffic]}.`, '', '```promql', query.query, '```', ''];
}
