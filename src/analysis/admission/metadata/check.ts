import { groupKindOf, KubeObject } from '../../rules/kube-object';
import { pointerPart, record, text } from '../../rules/values';
import { ADMISSION } from '../catalog';
import { isLabelValue, isQualifiedName, isSubdomain } from '../cel/functions/formats';
import { Refuse, shown } from '../refusals';
import { KindSchemas } from '../schema';

const ANNOTATIONS_LIMIT = 256 * 1024;

/** Kinds of which names are not DNS names: how they are. */
const NAMES: { [groupKind: string]: { expected: string; test: (name: string) => boolean } } = {
  ...named('a DNS label: at most 63 lower case letters, digits and hyphens', isLabel, ['Namespace', 'apps/StatefulSet']),
  ...named('a DNS label that begins with a letter', name => isLabel(name) && /^[a-z]/.test(name), ['Service']),
  ...named('a DNS name of at most 52 characters, after which times are written', name => isSubdomain(name) && name.length <= 52, ['batch/CronJob']),
  ...named('a DNS name of at most 63 characters, which is a label, too', name => isSubdomain(name) && name.length <= 63, ['batch/Job']),
  ...named('a part of a path: without / and %', name => !['.', '..'].includes(name) && !/[/%]/.test(name),
    ['policy/PodDisruptionBudget', ...['Role', 'RoleBinding', 'ClusterRole', 'ClusterRoleBinding'].map(kind => `rbac.authorization.k8s.io/${kind}`)]),
};
const SUBDOMAIN = { expected: 'a DNS name: lower case letters, digits, hyphens and dots', test: isSubdomain };

function named(expected: string, test: (name: string) => boolean, kinds: string[]): typeof NAMES {
  return Object.fromEntries(kinds.map(kind => [kind, { expected, test }]));
}

/** A DNS label. */
function isLabel(name: string): boolean {
  return name.length <= 63 && !name.includes('.') && isSubdomain(name);
}

/** Checks the names of an object, and its labels and annotations; their types are checked before. */
export function checkMetadata(object: KubeObject, kind: KindSchemas | undefined, refuse: Refuse): void {
  const metadata = record(object.body.metadata);
  if (kind || text(metadata.name)) checkName(object, metadata, refuse); // what is of an unknown kind may be a file of some tool, without a name
  checkNamespace(object, text(metadata.namespace) ?? '', kind?.namespaced, refuse);
  checkLabels(record(metadata.labels), refuse);
  checkAnnotations(record(metadata.annotations), refuse);
}

function checkName(object: KubeObject, metadata: { [key: string]: any }, refuse: Refuse): void {
  const [name, prefix] = [text(metadata.name) ?? '', text(metadata.generateName) ?? ''];
  if (name === '' && prefix === '') return refuse(ADMISSION.badName, '/metadata', 'The object has no name.');
  const { expected, test } = NAMES[groupKindOf(object)] ?? SUBDOMAIN;
  const field = name === '' ? 'generateName' : 'name';
  if (!test(name === '' ? prefix.replace(/-$/, 'a') : name)) {
    refuse(ADMISSION.badName, `/metadata/${field}`, `metadata.${field} is ${shown(metadata[field])}, expected ${expected}.`);
  }
}

function checkNamespace(object: KubeObject, namespace: string, namespaced: boolean | undefined, refuse: Refuse): void {
  if (namespace === '') return;
  if (namespaced === false) refuse(ADMISSION.badNamespace, '/metadata/namespace', `${object.kind} has no namespaces, and this one is given ${shown(namespace)}.`);
  else if (!isLabel(namespace)) refuse(ADMISSION.badNamespace, '/metadata/namespace', `metadata.namespace is ${shown(namespace)}, expected a DNS label.`);
}

function checkLabels(labels: { [key: string]: any }, refuse: Refuse): void {
  for (const [key, value] of Object.entries(labels)) {
    const pointer = `/metadata/labels/${pointerPart(key)}`;
    if (!isQualifiedName(key)) refuse(ADMISSION.badLabel, pointer, `The key of a label is ${shown(key)}, expected a name, with a DNS name and / before it or not.`);
    if (typeof value === 'string' && !isLabelValue(value)) {
      refuse(ADMISSION.badLabel, pointer, `The label ${key} is ${shown(value)}, expected at most 63 letters, digits, -, _ and ., a letter or digit first and last.`);
    }
  }
}

/** Keys of annotations may have upper case letters in their prefix. */
function checkAnnotations(annotations: { [key: string]: any }, refuse: Refuse): void {
  let size = 0;
  for (const [key, value] of Object.entries(annotations)) {
    size += Buffer.byteLength(key) + (typeof value === 'string' ? Buffer.byteLength(value) : 0);
    if (isQualifiedName(key.toLowerCase())) continue;
    refuse(ADMISSION.badAnnotation, `/metadata/annotations/${pointerPart(key)}`, `The key of an annotation is ${shown(key)}, expected a name, with a DNS name and / before it or not.`);
  }
  if (size > ANNOTATIONS_LIMIT) refuse(ADMISSION.badAnnotation, '/metadata/annotations', `All annotations have ${size} bytes, expected at most ${ANNOTATIONS_LIMIT}.`);
}
