import { nameOf } from '../../kube-object';
import { PodShape } from '../../pod-index';
import { ObjectRule, RuleEntry } from '../../rule';
import { list, record } from '../../values';

/** Something wrong with a pod, as the end of a sentence that begins with its owner. */
export interface PodFault {
  readonly pointer: string;
  readonly message: string;
}

/** A container, of which nothing is known, and where it is. */
export interface AnyContainer {
  readonly container: { readonly [key: string]: any };
  readonly pointer: string;
}

/** A rule about pods and templates of built-in kinds alone: templates of other kinds are not seen by the API server. */
export function aboutPods(entry: Omit<RuleEntry, 'severity' | 'refusedBy' | 'explanation'>, find: (pod: PodShape, pointer: string) => PodFault[]): ObjectRule {
  return {
    entry: { ...entry, severity: 'error', refusedBy: 'API server', explanation: 'The API server refuses the pod, or the workload that has it as its template.' },
    reads: ['Pod'],
    check: objects => objects.pods().all.filter(({ owner }) => ['', 'apps', 'batch'].includes(owner.group)).flatMap(pod =>
      find(pod, `${pod.pointer}/spec`).map(({ pointer, message }) => ({ object: pod.owner, pointer, message: `${nameOf(pod.owner)} ${message}` }))),
  };
}

/** All containers of a pod, with those that run before the others. */
export function allContainersOf({ spec, pointer }: PodShape): AnyContainer[] {
  return ['containers', 'initContainers'].flatMap(field => list(spec[field]).map((each, i) => ({ container: record(each), pointer: `${pointer}/spec/${field}/${i}` })));
}
