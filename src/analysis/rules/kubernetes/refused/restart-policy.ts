import { aboutPods } from './about-pods';

const ALL = ['Always', 'OnFailure', 'Never'];

/** Jobs end, so that their pods are not restarted always; pods of other workloads are. */
export const restartPolicy = aboutPods({
  code: 'CM1203',
  name: 'restart-policy-refused',
  summary: 'The restartPolicy of a pod is none that its workload may have.',
  remedy: 'Write OnFailure or Never in a Job, and none in a Deployment, StatefulSet, DaemonSet or ReplicaSet.',
  see: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy',
}, ({ owner, spec }, pointer) => {
  const expected = owner.group === 'batch' ? ['OnFailure', 'Never'] : owner.group === 'apps' ? ['Always'] : ALL;
  const policy = spec.restartPolicy === undefined || spec.restartPolicy === null || spec.restartPolicy === '' ? 'Always' : spec.restartPolicy;
  return typeof policy !== 'string' || expected.includes(policy) ? []
    : [{ pointer: `${pointer}/restartPolicy`, message: `has restartPolicy ${policy}${spec.restartPolicy ? '' : ', which is the default'}; expected ${expected.join(' or ')}` }];
});
