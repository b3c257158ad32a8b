import { ApiObject, ApiObjectMetadataDefinition, App, ImplicitTokenResolver, LazyResolver, NumberStringUnionResolver } from 'cdk8s';
import { plainMetadata } from './plain-metadata';

/**
 * The key of a method with which an object gives the data that its `toJson()` would give, or undefined when it cannot:
 * `{ apiVersion, kind, metadata, … }`, in any order of keys, members that are null or undefined left to be dropped;
 * empty maps and lists are written, so there are none in the metadata. What it gives is only read, and it changes nothing
 * in the tree. The class that has the method must be the one that has `toJson()`, or derive from it.
 */
export const PLAIN_DATA = Symbol.for('cdk8s-mesh.PlainData');

/** Who knows the data of the objects of a class without resolving each value. */
type Knowing = 'cdk8s' | 'itself' | 'nobody';

const [objectToJson, metadataToJson] = [ApiObject.prototype.toJson, ApiObjectMetadataDefinition.prototype.toJson];
const known = new WeakMap<object, Knowing>();

/** An object that may have a method PLAIN_DATA. */
interface Candidate {
  readonly toJson: () => any;
  readonly props: { [key: string]: unknown };
  readonly patches: unknown[];
  [PLAIN_DATA](): object | undefined;
}

/**
 * The data of an object as its author gave it, not sorted and with null members: what `toJson()` gives unless there is
 * something in it that must be resolved, which whoever reads it finds out. Undefined if `toJson()` must be asked.
 */
export function plainDataOf(object: ApiObject): object | undefined {
  const candidate = object as unknown as Candidate;
  switch (knowing(object)) {
    case 'itself': return candidate[PLAIN_DATA]();
    case 'cdk8s': return propsOf(candidate, object);
    default: return undefined;
  }
}

/** Whether objects in an app are rendered as cdk8s renders them: values resolved by its own resolvers, keys sorted, no method replaced. */
export function resolvesAsUsual({ resolvers }: App): boolean {
  const usual = [LazyResolver, ImplicitTokenResolver, NumberStringUnionResolver];
  if (ApiObject.prototype.toJson !== objectToJson || ApiObjectMetadataDefinition.prototype.toJson !== metadataToJson) return false;
  return !process.env.CDK8S_DISABLE_SORT && resolvers.length === usual.length
    && usual.every((type, i) => Object.getPrototypeOf(resolvers[i]) === type.prototype && !Object.hasOwn(resolvers[i], 'resolve'));
}

function propsOf({ props, patches }: Candidate, object: ApiObject): object | undefined {
  if (!Array.isArray(patches) || patches.length > 0) return undefined;
  const metadata = plainMetadata(object.metadata);
  return metadata && { ...props, metadata };
}

function knowing(object: ApiObject): Knowing {
  if (Object.hasOwn(object, 'toJson')) return 'nobody';
  const prototype = Object.getPrototypeOf(object);
  const answer = known.get(prototype) ?? ofClass(prototype);
  known.set(prototype, answer);
  return answer;
}

function ofClass(prototype: object): Knowing {
  for (let type = prototype; type !== null && type !== ApiObject.prototype; type = Object.getPrototypeOf(type)) {
    if (Object.hasOwn(type, PLAIN_DATA)) return 'itself';
    if (Object.hasOwn(type, 'toJson')) return 'nobody';
  }
  return ApiObject.prototype.isPrototypeOf(prototype) || prototype === ApiObject.prototype ? 'cdk8s' : 'nobody';
}
