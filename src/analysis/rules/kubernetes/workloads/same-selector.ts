import { WORKLOADS, workloadsOf } from './workload';
import { nameOf } from '../../kube-object';
import { labelWords, selectorOf } from '../../label-selector';
import { ObjectSet } from '../../object-set';
import { ObjectRule } from '../../rule';
import { record } from '../../values';

/** Two workloads that find the same pods. */
export const sameSelector: ObjectRule = {
  entry: {
    code: 'CM1122',
    name: 'two-workloads-of-one-selector',
    severity: 'warning',
    summary: 'Two workloads of a namespace have the same selector.',
    explanation: 'Autoscalers, budgets and Services count pods by labels, and take those of both for one: also a release of one of them.',
    remedy: 'Add a label to selector and template by which the two differ.',
    see: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector',
  },
  reads: WORKLOADS,
  check: objects => {
    const first = new Map<string, string>();
    const lent = templatesLent(objects);
    return workloadsOf(objects).flatMap(object => {
      if (lent.has(`${object.kind} ${object.namespace}/${object.name}`)) return [];
      const { matchLabels, matchExpressions } = selectorOf(record(object.body.spec).selector);
      if (Object.keys(matchLabels).length === 0) return [];
      const key = JSON.stringify([object.namespace, Object.entries(matchLabels).sort(), matchExpressions]);
      const other = first.get(key);
      first.set(key, other ?? nameOf(object));
      return other && other !== nameOf(object) ? [{ object, pointer: '/spec/selector', message: `${nameOf(object)} has the same selector as ${other}: ${labelWords(matchLabels)}` }] : [];
    });
  },
};

/** Workloads whose pod template a Rollout takes by `workloadRef`: their selectors are the same, and the Rollout scales them down. */
function templatesLent(objects: ObjectSet): Set<string> {
  return new Set(objects.of('argoproj.io/Rollout').map(({ body, namespace }) => {
    const { kind, name } = record(record(body.spec).workloadRef);
    return `${kind} ${namespace}/${name}`;
  }));
}
