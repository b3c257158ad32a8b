import { policiesOf, portPoliciesOf, TrafficPolicy } from './policies';
import { KubeObject } from '../../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { list, record } from '../../../../../analysis/rules/values';
import { DESTINATION_RULE } from '../traffic';

/** Pods are left only when somebody notices that they fail. */
export const failoverWithoutDetection: ObjectRule = {
  entry: {
    code: 'CM2521',
    name: 'failover-without-detection',
    severity: 'warning',
    summary: 'A DestinationRule sets a failover between localities, and no outlier detection.',
    explanation: 'Without outlier detection nobody notices that pods of the own locality fail, so requests stay there.',
    remedy: 'Add `outlierDetection` beside `loadBalancer`.',
    targets: ['istio-sidecar', 'istio-ambient'],
    see: 'https://istio.io/latest/docs/tasks/traffic-management/locality-load-balancing/failover/',
  },
  reads: [DESTINATION_RULE],
  check: objects => objects.of(DESTINATION_RULE).flatMap(undetected).map(({ object, pointer }) => ({
    object, pointer: `${pointer}/loadBalancer`, message: 'the failover never happens: there is no outlierDetection to notice that pods fail',
  })),
};

/** Policies with a failover and without detection; subsets have that of the host, ports only their own. */
function undetected(rule: KubeObject): TrafficPolicy[] {
  const [host, ...subsets] = policiesOf(rule);
  const ports = [host, ...subsets].flatMap(portPoliciesOf);
  const detected = host.value.outlierDetection !== undefined;
  return [host, ...detected ? [] : subsets, ...ports].filter(({ value }) => value.outlierDetection === undefined && failsOver(value));
}

function failsOver({ loadBalancer }: { [key: string]: any }): boolean {
  const { localityLbSetting, zoneAwareLbSetting } = record(loadBalancer);
  return [localityLbSetting, zoneAwareLbSetting].map(record)
    .some(({ failover, failoverPriority }) => list(failover).length + list(failoverPriority).length > 0);
}
