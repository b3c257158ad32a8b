import { Reason } from './reasons';

/** Things that the API server validates in code of its own, and that no rule looks at. */
interface Area {
  readonly what: string;
  readonly because: string;
  readonly reasons: Unchecked[];
}

/** Reasons for which the API server refuses objects that are taken here. */
export interface Unchecked {
  readonly kinds: string[];
  /** The field as reasons have it; what is below it counts, too. */
  readonly field: string;
  /** Of what is said there, `Type: message`; all if not given. */
  readonly said?: RegExp;
}

const WITH_PODS = ['Pod', 'Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'Job', 'CronJob'];
const inPods = (field: string, said?: RegExp): Unchecked => ({ kinds: WITH_PODS, field, said });

/** What is not checked; a reason that is not met any more must be taken out. */
export const NOT_CHECKED: Area[] = [
  {
    what: 'terms by which pods are placed on nodes',
    because: 'they are a language of their own, which no mesh reads',
    reasons: [inPods('pod.affinity')],
  },
  {
    what: 'fields that exclude or ask for each other',
    because: 'each pair is written in code; rules have those that are met most',
    reasons: [
      inPods('pod.containers.ports.hostPort', /^Invalid: must match `containerPort` when `hostNetwork` is true$/),
      inPods('pod.containers.lifecycle.preStop.sleep', /less than terminationGracePeriodSeconds/),
      { kinds: ['DaemonSet'], field: 'spec.updateStrategy.rollingUpdate.maxUnavailable', said: /^Required: cannot be 0 when maxSurge is 0$/ },
      { kinds: ['Job'], field: 'metadata.name', said: /will not able to create pod with invalid DNS label/ },
    ],
  },
  {
    what: 'fields of pods that few applications have',
    because: 'no mesh reads them',
    reasons: [
      inPods('pod.containers.restartPolicy', /^Required: must specify restartPolicy when restart rules are used$/),
      inPods('pod.containers.restartPolicyRules'),
      inPods('pod.containers.env.valueFrom.fieldRef.fieldPath'),
      inPods('pod.dnsConfig'),
      inPods('pod.os'),
      inPods('pod.readinessGates.conditionType'),
    ],
  },
  {
    what: 'what a Job makes of failed pods',
    because: 'no mesh reads it',
    reasons: [{ kinds: ['Job'], field: 'spec.podFailurePolicy.rules' }],
  },
  {
    what: 'metrics of autoscalers',
    because: 'what a metric needs depends on its kind; no mesh reads it',
    reasons: [{ kinds: ['HorizontalPodAutoscaler'], field: 'spec.metrics' }],
  },
  {
    what: 'addresses and names in endpoints',
    because: 'controllers write them, not people',
    reasons: [
      { kinds: ['Endpoints'], field: 'subsets', said: /must specify `addresses` or `notReadyAddresses`/ },
      { kinds: ['Endpoints'], field: 'subsets.addresses.nodeName' },
      { kinds: ['Endpoints'], field: 'subsets.ports.name', said: /^Required: / },
      { kinds: ['EndpointSlice'], field: 'endpoints.addresses' },
      { kinds: ['EndpointSlice'], field: 'endpoints.hints' },
      { kinds: ['EndpointSlice'], field: 'ports.name', said: /^Duplicate: / },
    ],
  },
  {
    what: 'sources of volumes',
    because: 'what a source may be depends on its group',
    reasons: [{ kinds: ['PersistentVolumeClaim'], field: 'spec.dataSource' }, { kinds: ['PersistentVolumeClaim'], field: 'spec.dataSourceRef' }],
  },
  {
    what: 'names of time zones',
    because: 'the API server has a table of its own',
    reasons: [{ kinds: ['CronJob'], field: 'spec.timeZone', said: /^Invalid: unknown time zone / }],
  },
  {
    what: 'what the cluster has',
    because: 'one object alone does not tell which classes of priority there are',
    reasons: [{ kinds: ['Pod'], field: '', said: /PriorityClass/ }],
  },
];

/** Whether a reason is among those. */
export function isOf({ kinds, field, said }: Unchecked, kind: string, reason: Reason): boolean {
  const isThere = reason.field === field || field !== '' && said === undefined && reason.field.startsWith(`${field}.`);
  return isThere && kinds.includes(kind) && (said === undefined || said.test(`${reason.type}: ${reason.message}`));
}

/** In words that stay the same. */
export function toldUnchecked({ kinds, field, said }: Unchecked): string {
  return `${kinds.length === WITH_PODS.length ? '' : `${kinds.join(', ')} `}${field || 'the object'}${said ? ` ${said}` : ''}`;
}
