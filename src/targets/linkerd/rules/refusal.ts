import { RuleEntry } from '../../../analysis/rules/rule';

/** What comes of an object that the webhook refuses. */
export const REFUSED = 'The webhook refuses the object; where the webhook is not there or fails, the object is ignored.';

/** The entry of a rule about what the webhook refuses. */
export function refusal(code: string, name: string, summary: string, remedy: string, see = 'authorization-policy'): RuleEntry {
  return { code, name, severity: 'error', summary, explanation: REFUSED, remedy, targets: ['linkerd'], see: `https://linkerd.io/2/reference/${see}/` };
}
