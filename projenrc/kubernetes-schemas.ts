import { readFileSync } from 'fs';
import { join } from 'path';

/** Kinds of Kubernetes that applications have, by the file of their group and version. */
const KINDS: { [file: string]: string[] } = {
  'api__v1': ['ConfigMap', 'Endpoints', 'Namespace', 'PersistentVolumeClaim', 'Pod', 'Secret', 'Service', 'ServiceAccount'],
  'apis__apps__v1': ['DaemonSet', 'Deployment', 'ReplicaSet', 'StatefulSet'],
  'apis__autoscaling__v2': ['HorizontalPodAutoscaler'],
  'apis__batch__v1': ['CronJob', 'Job'],
  'apis__discovery.k8s.io__v1': ['EndpointSlice'],
  'apis__networking.k8s.io__v1': ['Ingress', 'NetworkPolicy'],
  'apis__policy__v1': ['PodDisruptionBudget'],
  'apis__rbac.authorization.k8s.io__v1': ['ClusterRole', 'ClusterRoleBinding', 'Role', 'RoleBinding'],
};
/** Kinds of other versions that are served, without a schema. */
const OTHER_VERSIONS = ['apis__autoscaling__v1', 'apis__networking.k8s.io__v1beta1'];
/** What is said to be required, and is not. */
const NOT_REQUIRED: { [definition: string]: string[] } = {
  'io.k8s.api.core.v1.HTTPHeader': ['value'],
  'io.k8s.api.core.v1.Sysctl': ['value'],
  'io.k8s.api.batch.v1.PodFailurePolicy': ['rules'],
  'io.k8s.api.discovery.v1.EndpointSlice': ['endpoints'],
  'io.k8s.api.discovery.v1.ForZone': ['name'],
  'io.k8s.api.rbac.v1.RoleRef': ['apiGroup'],
};
/** What is required, and is not said to be: an object without it is refused for what is missing in it. */
const REQUIRED: { [definition: string]: string[] } = {
  ...Object.fromEntries([
    'apps.v1.DaemonSet', 'apps.v1.Deployment', 'apps.v1.ReplicaSet', 'apps.v1.StatefulSet', 'autoscaling.v2.HorizontalPodAutoscaler', 'batch.v1.CronJob',
    'batch.v1.Job', 'batch.v1.JobTemplateSpec', 'core.v1.PersistentVolumeClaim', 'core.v1.Pod', 'core.v1.PodTemplateSpec', 'core.v1.Service',
    'networking.v1.Ingress',
  ].map(name => [`io.k8s.api.${name}`, ['spec']])),
  'io.k8s.api.apps.v1.ReplicaSetSpec': ['template'],
  'io.k8s.api.core.v1.ConfigMapKeySelector': ['name'],
  'io.k8s.api.core.v1.ExecAction': ['command'],
  'io.k8s.api.core.v1.PersistentVolumeClaimSpec': ['accessModes', 'resources'],
  'io.k8s.api.core.v1.SecretKeySelector': ['name'],
  'io.k8s.api.core.v1.SecretVolumeSource': ['secretName'],
  'io.k8s.api.core.v1.VolumeResourceRequirements': ['requests'],
  'io.k8s.api.rbac.v1.AggregationRule': ['clusterRoleSelectors'],
};
const REF = '#/components/schemas/';
const QUANTITY = 'io.k8s.apimachinery.pkg.api.resource.Quantity';

/** Kinds by group and the definitions that their schemas refer to, out of an OpenAPI description. */
export function kubernetesKinds(folder: string): any {
  const groups: any = {};
  const definitions: any = {};
  for (const file of [...Object.keys(KINDS), ...OTHER_VERSIONS]) {
    const { paths, components: { schemas } } = JSON.parse(readFileSync(join(folder, `${file}_openapi.json`), 'utf-8'));
    for (const { group, version, kind, namespaced, name } of served(paths, schemas)) {
      const known = (groups[group] ??= {})[kind] ??= { namespaced, versions: {} };
      known.versions[version] = (KINDS[file] ?? []).includes(kind) ? root(schemas, name, definitions) : null;
    }
  }
  return { groups, definitions: Object.fromEntries(Object.entries(definitions).sort(([a], [b]) => a < b ? -1 : 1)), native: true };
}

/** Kinds that can be created. */
function served(paths: any, schemas: any): any[] {
  const creates = Object.entries<any>(paths).filter(([path, { post }]) => post?.['x-kubernetes-action'] === 'post' && !/\{name\}/.test(path));
  return creates.map(([path, { post }]) => {
    const gvk = post['x-kubernetes-group-version-kind'];
    const name = Object.keys(schemas).find(key => schemas[key]['x-kubernetes-group-version-kind']?.some((each: any) => JSON.stringify(each) === JSON.stringify(gvk)));
    return { ...gvk, namespaced: path.includes('/namespaces/{namespace}/'), name };
  }).sort((a, b) => Number(b.namespaced) - Number(a.namespaced));
}

function root(schemas: any, name: string, definitions: any): any {
  const { apiVersion, kind, metadata, status, ...properties } = schemas[name].properties;
  const schema = trimmed(schemas, { ...schemas[name], properties, required: requiredOf(schemas, name) }, definitions);
  return status ? { ...schema, properties: { ...schema.properties, status: { 'x-kubernetes-preserve-unknown-fields': true } } } : schema;
}

/** What decides whether a value can be read: types, required fields, and the definitions that are referred to. */
function trimmed(schemas: any, schema: any, definitions: any): any {
  const reference = schema.$ref ?? schema.allOf?.[0].$ref;
  if (reference) return referred(schemas, reference.slice(REF.length), definitions);
  if (schema.format === 'int-or-string') return { 'x-kubernetes-int-or-string': true };
  const nested = (each: any) => trimmed(schemas, each, definitions);
  const open = schema.type === 'object' && !schema.properties && !schema.additionalProperties;
  return {
    ...(schema.type ? { type: schema.type } : {}),
    ...(schema.format ? { format: schema.format } : {}),
    ...(schema.required ? { required: schema.required } : {}),
    ...(schema.items ? { items: nested(schema.items) } : {}),
    ...(schema.additionalProperties ? { additionalProperties: nested(schema.additionalProperties) } : {}),
    ...(schema.properties ? { properties: Object.fromEntries(Object.entries(schema.properties).map(([key, value]) => [key, nested(value)])) } : {}),
    ...(open ? { 'x-kubernetes-preserve-unknown-fields': true } : {}),
  };
}

function referred(schemas: any, name: string, definitions: any): any {
  if (name === QUANTITY) return { format: 'quantity' };
  const short = name.replace(/^io\.k8s\.(api|apimachinery\.pkg\.apis)\./, '');
  if (!(short in definitions)) {
    definitions[short] = {};
    definitions[short] = trimmed(schemas, { ...schemas[name], required: requiredOf(schemas, name) }, definitions);
  }
  return definitions[short].properties || definitions[short].items ? { $ref: short } : definitions[short];
}

function requiredOf(schemas: any, name: string): string[] | undefined {
  const required = [...schemas[name].required ?? [], ...REQUIRED[name] ?? []].filter(field => !NOT_REQUIRED[name]?.includes(field));
  return required.length > 0 ? required : undefined;
}
