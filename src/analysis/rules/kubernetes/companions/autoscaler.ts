import { KubeObject } from '../../kube-object';
import { record, text } from '../../values';

/** Group and kind of autoscalers. */
export const AUTOSCALER = 'autoscaling/HorizontalPodAutoscaler';

/** Group, kind, namespace and name of what an autoscaler scales. */
export function targetOf({ body, namespace }: KubeObject): { groupKind: string; namespace: string; name: string } {
  const { apiVersion, kind, name } = record(record(body.spec).scaleTargetRef);
  return { groupKind: `${(text(apiVersion) ?? '').split('/')[0]}/${kind}`, namespace, name: text(name) ?? '' };
}
