import { requireInteger } from '../names';

/** Who moves the weights of a release. */
export enum DeliveryKind {
  /** Commits: each stage is one. */
  STAGED = 'staged',
  /** Flagger, in the cluster. */
  FLAGGER = 'flagger',
  /** Argo Rollouts, in the cluster. */
  ARGO_ROLLOUTS = 'argo-rollouts',
}

/** What applies the commits. */
export enum GitOpsTool {
  /** Nothing is written for one. */
  NONE = 'none',
  /** Argo CD: sync waves. */
  ARGO_CD = 'argo-cd',
  /** Flux: a Kustomization with health checks. */
  FLUX = 'flux',
  /** kapp: change groups and rules. */
  KAPP = 'kapp',
}

/** Options of a release by commits. */
export interface StagedOptions {
  /**
   * What applies the commits; objects get its hints to the order, which they do not depend on.
   * @default GitOpsTool.NONE
   */
  readonly gitOps?: GitOpsTool;
}

/** Options of a release by Flagger. */
export interface FlaggerOptions {
  /**
   * Address of the Prometheus API that objectives are asked of.
   * @default 'http://prometheus.monitoring:9090'
   */
  readonly metricsAddress?: string;
  /**
   * How many failed checks abort the release; at least 1.
   * @default 5
   */
  readonly threshold?: number;
  /**
   * Address of Flagger's load tester, at which a person opens the gates of `Gate.review()`: its `/gate/open` and `/gate/close`.
   * @default - none; gates that a person opens are an error
   */
  readonly approvalAddress?: string;
}

/** Options of a release by Argo Rollouts. */
export interface ArgoRolloutsOptions {
  /**
   * Address of the Prometheus API that objectives are asked of.
   * @default 'http://prometheus.monitoring:9090'
   */
  readonly metricsAddress?: string;
  /**
   * Whether the Rollout refers to the Deployment, which stays, instead of holding its pod template.
   * @default false
   */
  readonly workloadRef?: boolean;
  /**
   * Name under which the controller knows the plugin for the Gateway API.
   * @default 'argoproj-labs/gatewayAPI'
   */
  readonly gatewayApiPlugin?: string;
}

/** Defines who moves the weights of a release. */
export class Delivery {
  /**
   * Commits: each stage is one, and is checked before it is made. No controller is needed.
   * @param options what applies the commits
   */
  public static staged(options: StagedOptions = {}): Delivery {
    return new Delivery(DeliveryKind.STAGED, { gitOps: options.gitOps ?? GitOpsTool.NONE });
  }

  /**
   * Flagger, which runs in the cluster: its Canary and MetricTemplates are rendered.
   *
   * Throws if an address is no URL, or the threshold no positive whole number.
   * @param options facts of the cluster
   * @see https://docs.flagger.app/
   */
  public static flagger(options: FlaggerOptions = {}): Delivery {
    const metricsAddress = requireAddress('metricsAddress', options.metricsAddress);
    const approvalAddress = options.approvalAddress && requireAddress('approvalAddress', options.approvalAddress);
    requireInteger('threshold of a delivery', options.threshold ?? 5, 1, 1000);
    return new Delivery(DeliveryKind.FLAGGER, { metricsAddress, approvalAddress, threshold: options.threshold ?? 5 });
  }

  /**
   * Argo Rollouts, which runs in the cluster: its Rollout and AnalysisTemplates are rendered.
   *
   * Throws if the address is no URL.
   * @param options facts of the cluster
   * @see https://argo-rollouts.readthedocs.io/
   */
  public static argoRollouts(options: ArgoRolloutsOptions = {}): Delivery {
    const metricsAddress = requireAddress('metricsAddress', options.metricsAddress);
    const gatewayApiPlugin = options.gatewayApiPlugin ?? 'argoproj-labs/gatewayAPI';
    return new Delivery(DeliveryKind.ARGO_ROLLOUTS, { metricsAddress, gatewayApiPlugin, workloadRef: options.workloadRef ?? false });
  }

  /** Who moves the weights. */
  public readonly kind: DeliveryKind;
  /** What applies the commits. */
  public readonly gitOps: GitOpsTool;
  /** Address of the Prometheus API. */
  public readonly metricsAddress: string;
  /** How many failed checks abort the release. */
  public readonly threshold: number;
  /** Address at which a person lets the release go on; none where nobody is asked. */
  public readonly approvalAddress?: string;
  /** Whether the Deployment stays beside the controller's object. */
  public readonly workloadRef: boolean;
  /** Name of the controller's plugin for the Gateway API. */
  public readonly gatewayApiPlugin: string;

  private constructor(kind: DeliveryKind, options: StagedOptions & FlaggerOptions & ArgoRolloutsOptions) {
    this.kind = kind;
    this.gitOps = options.gitOps ?? GitOpsTool.NONE;
    this.metricsAddress = options.metricsAddress ?? '';
    this.threshold = options.threshold ?? 0;
    this.approvalAddress = options.approvalAddress;
    this.workloadRef = options.workloadRef ?? false;
    this.gatewayApiPlugin = options.gatewayApiPlugin ?? '';
  }
}

function requireAddress(what: string, address = 'http://prometheus.monitoring:9090'): string {
  if (/^https?:\/\/[^\s/]+(\/\S*)?$/.test(address)) return address;
  throw new Error(`${what} of a delivery must be an http or https URL, got: '${address}'`);
}
