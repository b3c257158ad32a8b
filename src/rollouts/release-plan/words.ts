import { ReleasePlanData, ReleaseStage } from './release-stage';
import { abortFolder } from './stage-folder';
import { Gate, GateKind } from '../../vocabulary/release/gate';
import { Slo, SloKind } from '../../vocabulary/release/slo';

/** What comes after the watching, in words. */
export function gateWords({ kind, url }: Gate): string {
  const words: Record<GateKind, string> = {
    [GateKind.REVIEW]: 'a person reviews the next commit',
    [GateKind.READY]: 'go on',
    [GateKind.WEBHOOK]: `<${url}> answers with status 200`,
  };
  return words[kind];
}

/** An objective in words: 'success-rate at least 99.5 % over 1 min'. */
export function objectiveWords({ kind, name, min, max, windowMillis }: Pick<Slo, 'kind' | 'name' | 'min' | 'max' | 'windowMillis'>): string {
  const unit = { [SloKind.SUCCESS_RATE]: ' %', [SloKind.LATENCY]: ' ms', [SloKind.PROMQL]: '' }[kind];
  const bounds = [...min === undefined ? [] : [`at least ${min}${unit}`], ...max === undefined ? [] : [`at most ${max}${unit}`]];
  return `${name} ${bounds.join(' and ')} over ${durationWords(windowMillis / 1000)}`;
}

/** A duration in the greatest unit that keeps it whole. */
export function durationWords(seconds: number): string {
  if (seconds % 3600 === 0) return `${seconds / 3600} h`;
  return seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`;
}

/** What is to be watched before the next stage. */
export function watchWords({ tracks, bakeSeconds, objectives }: ReleaseStage): string {
  return [
    tracks.length > 0 ? 'all pods ready' : 'the service as it runs',
    ...bakeSeconds === undefined ? [] : [`wait ${durationWords(bakeSeconds)}`],
    ...objectives.map(objectiveWords),
  ].join('; ');
}

/** How to leave a stage backward. */
export function abortWords({ stages }: ReleasePlanData, stage: ReleaseStage): string {
  const { canAbort, abortBakeSeconds, backBakeSeconds } = stage;
  if (canAbort) return [`\`abort/${abortFolder(stage)}\``, ...thenWait(abortBakeSeconds)].join(', then ');
  return stage === stages[0] ? 'nothing to undo' : [...thenWait(backBakeSeconds), 'back one stage'].join(', then ');
}

function thenWait(seconds?: number): string[] {
  return seconds === undefined ? [] : [`wait ${durationWords(seconds)}`];
}

/** A number of pods. */
export function pods(count: number): string {
  return `${count} ${count === 1 ? 'pod' : 'pods'}`;
}
