import { KubeObject } from '../../../../analysis/rules/kube-object';
import { ObjectSet } from '../../../../analysis/rules/object-set';
import { PodShape } from '../../../../analysis/rules/pod-index';
import { hasLabels } from '../../../../analysis/rules/selector';
import { record } from '../../../../analysis/rules/values';

/** Pods of every namespace by label, for selectors that hold in all of them. */
export class PodsAnywhere {
  private readonly byLabel = new Map<string, PodShape[]>();
  private readonly all: PodShape[];

  public constructor(objects: ObjectSet) {
    this.all = objects.pods().all;
    for (const pod of this.all) {
      for (const [key, value] of Object.entries(record(pod.labels))) {
        const same = this.byLabel.get(labelKey(key, value));
        if (same) same.push(pod);
        else this.byLabel.set(labelKey(key, value), [pod]);
      }
    }
  }

  /** Pods of any namespace that have labels; none if there are no labels. */
  public having(labels: { [key: string]: any }): PodShape[] {
    const lists = Object.entries(labels).map(([key, value]) => this.byLabel.get(labelKey(key, value)) ?? []);
    if (lists.length === 0) return [];
    return lists.reduce((fewest, each) => each.length < fewest.length ? each : fewest).filter(pod => hasLabels(pod.labels, labels));
  }

  /** Pods that run a gateway. */
  public gateways(): PodShape[] {
    return this.all.filter(({ labels, annotations, spec }) => record(annotations)['inject.istio.io/templates'] === 'gateway'
      || /gateway/.test(String(record(labels).istio)) || (Array.isArray(spec.containers) && spec.containers.some(isRouter)));
  }
}

/** Labels in the selector of a Gateway. */
export function selectorOf({ body }: KubeObject): { [key: string]: any } {
  return record(record(body.spec).selector);
}

function isRouter(container: any): boolean {
  return record(container).name === 'istio-proxy' && Array.isArray(record(container).args) && container.args.includes('router');
}

function labelKey(key: string, value: unknown): string {
  return JSON.stringify([key, value]);
}
