/** Somebody's mistake, and who notices it. */
export interface Example {
  /** The mistake in words. */
  readonly what: string;
  /** Name of the rule. @default - says who notices it */
  readonly rule?: string;
  readonly object: any;
  /** What the API server says where it refuses it; it admits it if there is nothing. */
  readonly api?: RegExp;
  /** What Istio's webhook says of what the API server admits, be it a warning; it has no word for it if there is nothing. */
  readonly webhook?: RegExp;
  /** Codes above Info by which istiod's analyzers notice what both admit; nobody notices it if there are none. */
  readonly codes?: string[];
}

/** An object of a namespace with a mesh. */
export function object(apiVersion: string, kind: string, spec: any, metadata: any = {}): any {
  return { apiVersion, kind, metadata: { name: 'example', namespace: 'shop', ...metadata }, spec };
}
