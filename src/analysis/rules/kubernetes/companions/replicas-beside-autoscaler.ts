import { AUTOSCALER, targetOf } from './autoscaler';
import { nameOf } from '../../kube-object';
import { ObjectRule } from '../../rule';
import { record } from '../../values';

/** Replicas that are written, and computed. */
export const replicasBesideAutoscaler: ObjectRule = {
  entry: {
    code: 'CM1143',
    name: 'replicas-beside-autoscaler',
    severity: 'warning',
    summary: 'A workload has replicas written, and a HorizontalPodAutoscaler.',
    explanation: 'Each time that the workload is applied the number is set back, also in the middle of the load.',
    remedy: 'Leave replicas out.',
    see: 'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#migrating-deployments-and-statefulsets-to-horizontal-autoscaling',
  },
  reads: [AUTOSCALER, 'apps/Deployment', 'apps/StatefulSet'],
  check: objects => objects.of(AUTOSCALER).flatMap(autoscaler => {
    const { namespace, name, groupKind } = targetOf(autoscaler);
    const found = ['apps/Deployment', 'apps/StatefulSet'].map(kind => [kind, objects.find(kind, namespace, name)] as const).find(([kind]) => kind === groupKind)?.[1];
    const { replicas } = record(found?.body.spec);
    return found && replicas !== undefined ? [{ object: found, pointer: '/spec/replicas', message: `${nameOf(found)} has replicas ${replicas}, which ${nameOf(autoscaler)} computes` }] : [];
  }),
};
