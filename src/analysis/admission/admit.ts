import { ADMISSION } from './catalog';
import { KubeObject } from '../rules/kube-object';
import { Problem, RuleEntry } from '../rules/rule';
import { checkRules } from './cel/check';
import { Channel, groupSchemas, isShared } from './library';
import { checkMetadata } from './metadata/check';
import { METADATA } from './metadata/fields';
import { nearest } from './nearest';
import { oneOf, Refusal } from './refusals';
import { GroupSchemas, KindSchemas, Schema } from './schema';
import { checkStructure } from './structure/check';
import { isObject } from './structure/children';
import { defaulted } from './structure/defaults';

/** A problem of an object alone, for which the API server would refuse it. */
export interface AdmissionProblem extends Problem {
  readonly entry: RuleEntry;
}

/** What is known of the cluster that would be asked. */
export interface AdmissionOptions {
  /** Of APIs that come in two channels; the experimental one, which has all of the other, if it is not known. */
  readonly channel?: Channel;
}

/** Why the API server would refuse to create an object; nothing is said of API groups that are not known, but that names are names. */
export function admit(object: KubeObject, { channel = 'experimental' }: AdmissionOptions = {}): AdmissionProblem[] {
  if (isList(object)) return [];
  const kinds = groupSchemas(object.group, channel);
  const kind = kinds && Object.hasOwn(kinds, object.kind) ? kinds[object.kind] : undefined;
  const refusals = [...metadataRefused(object, kind), ...kinds ? bodyRefused(object, kinds, kind) : []];
  return refusals.map(refusal => ({ object, ...refusal }));
}

/** A list of objects is no object: clients take it apart. */
function isList({ kind, body }: KubeObject): boolean {
  return kind.endsWith('List') && Array.isArray(body.items);
}

function metadataRefused(object: KubeObject, kind: KindSchemas | undefined): Refusal[] {
  const { metadata = {} } = object.body;
  const found = checkStructure(METADATA, defaulted(METADATA, metadata, true), '/metadata', { native: true });
  if (isObject(metadata) || metadata === null) {
    checkMetadata(object, kind, (entry, pointer, message) => void found.push({ entry, pointer, message }));
  }
  return found;
}

function bodyRefused(object: KubeObject, kinds: GroupSchemas, kind: KindSchemas | undefined): Refusal[] {
  if (!kind) return unknownKind(object, kinds);
  if (!Object.hasOwn(kind.versions, object.version)) return [unknownVersion(object, kind)];
  const schema = kind.versions[object.version];
  return schema === null ? [] : schemaRefused(object, schema, kind.native);
}

function schemaRefused({ body }: KubeObject, schema: Schema, native: boolean): Refusal[] {
  const { apiVersion, kind, metadata, ...own } = body;
  const value = defaulted(schema, own, native);
  const refused = checkStructure(schema, value, '', { native });
  return [...refused, ...checkRules(schema, value, refused)];
}

/** In a group that is shared, a kind that looks like none of ours may be another product's. */
function unknownKind({ group, kind }: KubeObject, kinds: GroupSchemas): Refusal[] {
  const near = nearest(kind, Object.keys(kinds));
  if (!near && isShared(group)) return [];
  const message = `${group === '' ? 'The core' : group} has no kind ${kind}${near ? `; did you mean ${near}?` : '.'}`;
  return [{ entry: ADMISSION.unknownKind, pointer: '/kind', message }];
}

function unknownVersion({ kind, version }: KubeObject, { versions }: KindSchemas): Refusal {
  return { entry: ADMISSION.unknownVersion, pointer: '/apiVersion', message: `${kind} is not served in ${version}, expected ${oneOf(Object.keys(versions))}.` };
}
