import { ReleaseStage } from './release-stage';

/** Name of a stage's folder: '20-shift-05'. */
export function stageFolder({ number, name }: Pick<ReleaseStage, 'number' | 'name'>): string {
  return `${twoDigits(number)}-${name}`;
}

/** Name of the folder with the way back from a stage: 'from-20'. */
export function abortFolder({ number }: Pick<ReleaseStage, 'number'>): string {
  return `from-${twoDigits(number)}`;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
