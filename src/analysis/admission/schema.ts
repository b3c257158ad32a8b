/** A structural schema of Kubernetes, as it stands in a CustomResourceDefinition. */
export interface Schema {
  readonly '$ref'?: string;
  readonly 'type'?: string;
  readonly 'format'?: string;
  readonly 'nullable'?: boolean;
  readonly 'default'?: any;
  readonly 'enum'?: any[];
  readonly 'pattern'?: string;
  readonly 'properties'?: { [name: string]: Schema };
  readonly 'additionalProperties'?: Schema | boolean;
  readonly 'items'?: Schema;
  readonly 'required'?: string[];
  readonly 'allOf'?: Schema[];
  readonly 'anyOf'?: Schema[];
  readonly 'oneOf'?: Schema[];
  readonly 'not'?: Schema;
  readonly 'minimum'?: number;
  readonly 'maximum'?: number;
  readonly 'exclusiveMinimum'?: boolean;
  readonly 'exclusiveMaximum'?: boolean;
  readonly 'multipleOf'?: number;
  readonly 'minLength'?: number;
  readonly 'maxLength'?: number;
  readonly 'minItems'?: number;
  readonly 'maxItems'?: number;
  readonly 'uniqueItems'?: boolean;
  readonly 'minProperties'?: number;
  readonly 'maxProperties'?: number;
  readonly 'x-kubernetes-int-or-string'?: boolean;
  readonly 'x-kubernetes-preserve-unknown-fields'?: boolean;
  readonly 'x-kubernetes-embedded-resource'?: boolean;
  readonly 'x-kubernetes-list-type'?: string;
  readonly 'x-kubernetes-list-map-keys'?: string[];
  readonly 'x-kubernetes-validations'?: CelRule[];
}

/** A rule of a schema in the Common Expression Language. */
export interface CelRule {
  readonly rule: string;
  readonly message?: string;
  readonly messageExpression?: string;
  readonly fieldPath?: string;
  readonly optionalOldSelf?: boolean;
}

/** A kind, and its schemas by version. */
export interface KindSchemas {
  readonly namespaced: boolean;
  /** None for a version that is served, and of which no schema is known. */
  readonly versions: { [version: string]: Schema | null };
  /** Whether it is built into Kubernetes: anything may be null then. */
  readonly native: boolean;
}

/** Kinds of an API group. */
export interface GroupSchemas {
  readonly [kind: string]: KindSchemas;
}
