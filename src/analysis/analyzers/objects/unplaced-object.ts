import { ApiObject } from 'cdk8s';
import { namespaceOf } from '../../../private/objects/mesh-object';
import { Analyzer } from '../../analyzer';
import { CATALOG, findingOf } from '../../catalog';

/** Kinds that have no namespace, of those that manifests of applications hold. */
const CLUSTER_WIDE = [
  'APIService', 'ClusterRole', 'ClusterRoleBinding', 'CustomResourceDefinition', 'GatewayClass', 'IngressClass', 'MutatingWebhookConfiguration',
  'Namespace', 'PersistentVolume', 'PriorityClass', 'RuntimeClass', 'StorageClass', 'ValidatingAdmissionPolicy', 'ValidatingWebhookConfiguration',
];

/** Objects beside enrolled workloads that say no namespace are not where the workloads are, unless whoever applies them says so. */
export const unplacedObject: Analyzer = ({ mesh }) => {
  const placed = new Set(mesh.completed.map(({ object }) => object));
  return [...mesh.holders].flatMap(holder => {
    const unplaced = holder.node.findAll().filter(ApiObject.isApiObject)
      .filter(object => namespaceOf(object) === undefined && !placed.has(object) && !CLUSTER_WIDE.includes(object.kind));
    if (unplaced.length === 0) return [];
    const names = unplaced.slice(0, 5).map(({ kind, name }) => `${kind} '${name}'`).join(', ');
    return [findingOf(CATALOG.unplacedObject, holder.node.path,
      `objects beside the workloads of '${holder.node.path}' should say their namespace, got none for: ${names}`
      + `${unplaced.length > 5 ? ` and ${unplaced.length - 5} more` : ''}`)];
  });
};
