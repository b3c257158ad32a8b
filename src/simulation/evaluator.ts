/** A workload as the data plane sees it when it opens or receives a connection. */
export interface Peer {
  /** Namespace of the pod. */
  readonly namespace: string;
  /** Service account of the pod. */
  readonly serviceAccount: string;
  /** Labels of the pod. */
  readonly labels: { [key: string]: string };
  /** Whether the pod is in the data plane, and so has an identity. */
  readonly meshed: boolean;
}

/** One connection, with its first request where the protocol has requests. */
export interface AccessRequest {
  /** Who connects; none for an address outside the cluster's pods. */
  readonly source?: Peer;
  /** Who is called. */
  readonly destination: Peer;
  /** Name of the Kubernetes Service that was called; none for a call by pod address. */
  readonly service?: string;
  /** Port of the Service that was called; none for a call by pod address. */
  readonly servicePort?: number;
  /** Port of the pod. */
  readonly port: number;
  /** HTTP method; none where the connection carries no HTTP. */
  readonly method?: string;
  /** HTTP path without query; '/package.Service/Method' for gRPC. */
  readonly path?: string;
  /** HTTP headers by lower-case name. */
  readonly headers?: { [name: string]: string };
}

/** What the data plane does with a request, and which objects decided it. */
export interface Decision {
  /** Whether the application sees the request. */
  readonly allowed: boolean;
  /** `Kind namespace/name` of the objects that decided, and in a few words how. */
  readonly because: string[];
}

/** Says what a mesh does with any given Kubernetes objects, written from its documented and measured behaviour. */
export interface IEvaluator {
  /** Decides whether a request reaches the application, given all objects of the cluster that matter. */
  decide(objects: any[], request: AccessRequest): Decision;
}
