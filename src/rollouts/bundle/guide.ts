import { ReleasePlanData } from '../release-plan/release-stage';
import { abortFolder, stageFolder } from '../release-plan/stage-folder';
import { durationWords } from '../release-plan/words';

/** How to go on, in commands. */
export function stepLines({ stages }: ReleasePlanData): string[] {
  if (stages.length < 2) return [];
  const [from, to] = stages.map(stageFolder);
  return [
    '## How to go on', '',
    'One stage a commit, in the order of the table: when what is to be watched holds, name the next stage in the program,',
    `\`stage: '${stages[1].name}'\`, and write the bundle again, or move the pointer by hand. Both change one line of`,
    '`current/kustomization.yaml`. Before it is merged:', '',
    '```sh',
    `sed -i 's|${from}|${to}|' current/kustomization.yaml`,
    `npx cdk8s-mesh release check --plan plan.json --from ${from} --to current/kustomization.yaml`,
    '```', '',
  ];
}

/** How to undo, in commands. */
export function undoLines(plan: ReleasePlanData): string[] {
  if (plan.stages.length < 2) return [];
  const offered = plan.stages.filter(({ canAbort }) => canAbort);
  const shown = offered.find(({ exposure }) => exposure > 0) ?? offered[0];
  return [
    '## How to undo', '',
    'Every stage can be taken back to the one before.',
    ...waitLines(plan),
    ...shown ? abortLines(shown) : economyLines(plan), '',
  ];
}

function abortLines(stage: ReleasePlanData['stages'][number]): string[] {
  return [
    'Where the table names a folder below `abort/`, all requests can go back at once: its objects send them to the stable version, all of',
    'whose pods still run. Then go on to `prepare`, and to the stage before it.', '',
    '```sh',
    `sed -i 's|stages/${stageFolder(stage)}|abort/${abortFolder(stage)}|' current/kustomization.yaml`,
    `npx cdk8s-mesh release check --plan plan.json --from ${stageFolder(stage)} --to current/kustomization.yaml`,
    '```', '',
    ...stage.abortBakeSeconds === undefined ? [] : [
      `After an abort wait ${durationWords(stage.abortBakeSeconds)} before the next commit: until then requests may be on their way to the canary.`,
    ],
  ];
}

/** Old requests end where they began: pods must outlive them. */
function waitLines({ stages }: ReleasePlanData): string[] {
  const slow = stages.filter(({ backBakeSeconds }) => backBakeSeconds !== undefined);
  if (slow.length === 0) return [];
  return [
    `Wait ${durationWords(slow[0].backBakeSeconds!)} at a stage before the one before it where that takes pods away from a version:`,
    `at ${slow.map(stage => `\`${stageFolder(stage)}\``).join(', ')}. Requests may be on their way to these pods.`,
  ];
}

function economyLines({ economy }: ReleasePlanData): string[] {
  return economy ? ['All requests cannot go back at once: the pods of the stable version follow its share.'] : [];
}
