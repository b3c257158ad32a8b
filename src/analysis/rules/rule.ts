import { KubeObject } from './kube-object';
import { ObjectSet } from './object-set';
import { Profile } from './profile';

/** How much a problem matters: errors stop, warnings work otherwise than one may think, notes are to be known. */
export type RuleSeverity = 'error' | 'warning' | 'info';

/** Who can refuse an object when it is applied: the API server itself, or a webhook of the mesh. */
export type Refusing = 'API server' | 'webhook';

/** What a code stands for, for ever. */
export interface RuleEntry {
  /** `CM2101`: 1 of Kubernetes and admission, 2 of Istio, 3 of Linkerd, 4 of the Gateway API, 5 of NetworkPolicy, 6 of delivery tools. */
  readonly code: string;
  /** In a few words, as a name: `unreachable-route`. */
  readonly name: string;
  readonly severity: RuleSeverity;
  /** Who refuses each object that has it, whatever else there is; nobody if not given. */
  readonly refusedBy?: Refusing;
  /** What is wrong, in one sentence without names of objects. */
  readonly summary: string;
  /** What happens in the cluster because of it. */
  readonly explanation: string;
  /** What to do. */
  readonly remedy: string;
  /** The same in the analyzers of other tools: `IST0130`, `KIA1106`. */
  readonly elsewhere?: string[];
  /** Names of the targets that it concerns; all if not given. */
  readonly targets?: string[];
  /** Pages upstream that tell of it. */
  readonly see?: string;
}

/** Something wrong with an object. */
export interface Problem {
  readonly object: KubeObject;
  /** JSON pointer into the object: `/spec/http/1/match`; the nearest value that exists is shown. */
  readonly pointer: string;
  /** What, what was got, what was expected. */
  readonly message: string;
}

/** In `reads`: objects of every kind. */
export const ANY_KIND = '*';

/** One rule, pure and linear in the objects. */
export interface ObjectRule {
  readonly entry: RuleEntry;
  /** Group and kind of all objects that it looks at: `networking.istio.io/VirtualService`, `Service`, `apps/Deployment`; `Pod` has pod templates too, `ANY_KIND` is all. */
  readonly reads: string[];
  check(objects: ObjectSet, profile: Profile): Problem[];
}
