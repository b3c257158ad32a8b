import { Slo } from '../vocabulary/release/slo';

/** Whether two lists ask for the same objectives. */
export function sameObjectives(some: Slo[], others: Slo[]): boolean {
  return JSON.stringify(some) === JSON.stringify(others);
}
