import { KubeObject } from './kube-object';
import { hasLabels, Labels, LabelSelector, selects } from './selector';

/** Pods that there are, or that a workload makes of its template. */
export interface PodShape {
  /** The Pod, or the workload. */
  readonly owner: KubeObject;
  readonly namespace: string;
  readonly labels: Labels;
  readonly annotations: Labels;
  /** The spec of the Pod. */
  readonly spec: any;
  /** Pointer to what has `metadata` and `spec`: empty, or `/spec/template`. */
  readonly pointer: string;
}

/** Pods by namespace and label, so that a selector asks few of them. */
export class PodIndex {
  private readonly byNamespace = new Map<string, PodShape[]>();
  private readonly byLabel = new Map<string, PodShape[]>();

  public constructor(public readonly all: PodShape[]) {
    for (const pod of all) {
      push(this.byNamespace, pod.namespace, pod);
      for (const [key, value] of Object.entries(pod.labels)) push(this.byLabel, labelKey(pod.namespace, key, value), pod);
    }
  }

  /** Pods of a namespace. */
  public in(namespace: string): PodShape[] {
    return this.byNamespace.get(namespace) ?? [];
  }

  /** Pods of a namespace that have labels; all of them if there are no labels. */
  public having(namespace: string, labels: Labels): PodShape[] {
    return this.candidates(namespace, labels).filter(pod => hasLabels(pod.labels, labels));
  }

  /** Pods of a namespace that a selector selects. */
  public selected(namespace: string, selector: LabelSelector): PodShape[] {
    return this.candidates(namespace, selector.matchLabels ?? {}).filter(pod => selects(selector, pod.labels));
  }

  /** The fewest that one of the labels leaves. */
  private candidates(namespace: string, labels: Labels): PodShape[] {
    let fewest = this.in(namespace);
    for (const key of Object.keys(labels)) {
      const list = this.byLabel.get(labelKey(namespace, key, labels[key])) ?? [];
      if (list.length < fewest.length) fewest = list;
    }
    return fewest;
  }
}

function labelKey(namespace: string, key: string, value: string): string {
  return `${namespace.length} ${key.length} ${namespace}${key}${value}`;
}

function push(lists: Map<string, PodShape[]>, key: string, pod: PodShape): void {
  const list = lists.get(key);
  if (list) list.push(pod);
  else lists.set(key, [pod]);
}
