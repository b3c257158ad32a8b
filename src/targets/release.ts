import { Support } from './support';

/** What Flagger needs of a mesh to release a service. */
export interface FlaggerFacts {
  /** Name under which Flagger knows how to route in the mesh. */
  readonly provider: string;
  /** The part of a Canary's `service` that depends on the mesh: where routes hang, and the rules that they carry. */
  readonly service: any;
  /** Annotations of the route, which Flagger puts on the Service as well. */
  readonly routeAnnotations: { [key: string]: string };
  /** How well Flagger carries on this mesh what differs from mesh to mesh, by `DeliveryFeature`. */
  readonly support: { [feature: string]: Support };
}

/** What Argo Rollouts needs of a mesh to release a service. */
export interface ArgoRolloutsFacts {
  /** The part of a Rollout's `trafficRouting` that names the routes whose shares are moved. */
  readonly trafficRouting: any;
  /** How well Argo Rollouts carries on this mesh what differs from mesh to mesh, by `DeliveryFeature`. */
  readonly support: { [feature: string]: Support };
}

/** What controllers need of a mesh to release a service. */
export interface ReleaseFacts {
  /**
   * For Flagger.
   * @default - Flagger cannot release on this mesh
   */
  readonly flagger?: FlaggerFacts;
  /**
   * For Argo Rollouts.
   * @default - Argo Rollouts cannot release on this mesh
   */
  readonly argoRollouts?: ArgoRolloutsFacts;
}
