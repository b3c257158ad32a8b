import { KubeObject } from '../../../../analysis/rules/kube-object';
import { ObjectRule, Problem, RuleEntry } from '../../../../analysis/rules/rule';
import { record } from '../../../../analysis/rules/values';

/** Says what is wrong and where. */
export type Tell = (pointer: string, message: string) => void;

type Entry = Pick<RuleEntry, 'code' | 'name' | 'summary' | 'remedy'> & Partial<RuleEntry>;

/** A rule about single objects of some kinds, which Istio's webhook has too. */
export function refusal(kinds: string[], entry: Entry, look: (spec: { [key: string]: any }, tell: Tell, object: KubeObject) => void): ObjectRule {
  return {
    entry: {
      ...DEFAULTS,
      ...entry.severity === undefined && { refusedBy: 'webhook' },
      ...entry,
      elsewhere: [entry.severity === 'warning' ? 'IST0133' : 'IST0106', ...entry.elsewhere ?? []],
    },
    reads: kinds,
    check: objects => {
      const problems: Problem[] = [];
      for (const kind of kinds) {
        for (const object of objects.of(kind)) {
          look(record(object.body.spec), (pointer, message) => problems.push({ object, pointer, message }), object);
        }
      }
      return problems;
    },
  };
}

const DEFAULTS: Pick<RuleEntry, 'severity' | 'explanation' | 'targets' | 'see'> = {
  severity: 'error',
  explanation: 'Istio\'s webhook refuses the object, so nothing of it is applied.',
  targets: ['istio-sidecar', 'istio-ambient'],
  see: 'https://istio.io/latest/docs/reference/config/analysis/ist0106/',
};
