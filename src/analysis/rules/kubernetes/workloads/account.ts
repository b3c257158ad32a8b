import { PodShape } from '../../pod-index';
import { record, text } from '../../values';

/** The ServiceAccount that a pod names. */
export function accountOf({ spec }: PodShape): string | undefined {
  return text(record(spec).serviceAccountName) ?? text(record(spec).serviceAccount);
}
