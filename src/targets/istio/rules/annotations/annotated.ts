import { KNOWN, KnownAnnotation } from './known';
import { KubeObject } from '../../../../analysis/rules/kube-object';
import { ObjectSet } from '../../../../analysis/rules/object-set';
import { Problem } from '../../../../analysis/rules/rule';
import { pointerPart, record } from '../../../../analysis/rules/values';

/** Kinds whose annotations are looked at; `Pod` has workloads and their pod templates too. */
export const ANNOTATED = ['Namespace', 'Service', 'Pod'];
/** What the control plane writes itself. */
const WRITTEN_FOR_US = ['sidecar.istio.io/status', 'gateway.istio.io/controller-version', 'istio.io/rev'];

/** An annotation of Istio at an object. */
export interface Annotation {
  readonly object: KubeObject;
  /** The kind that has it: `Pod` in a pod template. */
  readonly kind: string;
  readonly name: string;
  readonly value: unknown;
  readonly pointer: string;
  readonly labels: { [key: string]: any };
  readonly known?: KnownAnnotation;
}

/** Problems with annotations of Istio, where there is a message. */
export function problemsOf(objects: ObjectSet, messageOf: (annotation: Annotation) => string | undefined): Problem[] {
  return annotationsOf(objects).flatMap(annotation => {
    const message = messageOf(annotation);
    return message === undefined ? [] : { object: annotation.object, pointer: annotation.pointer, message };
  });
}

function annotationsOf(objects: ObjectSet): Annotation[] {
  const own = ['Namespace', 'Service'].flatMap(kind => objects.of(kind)).flatMap(object => at(object, object.kind, object.body.metadata, '/metadata'));
  const pods = objects.pods().all.flatMap(({ owner, pointer, labels, annotations }) => [
    ...at(owner, 'Pod', { labels, annotations }, `${pointer}/metadata`),
    ...pointer === '' ? [] : at(owner, owner.kind, owner.body.metadata, '/metadata'),
  ]);
  return [...own, ...pods];
}

function isOurs(name: string): boolean {
  return name === 'kubernetes.io/ingress.class' || /^([^/]*\.)?istio\.io\//.test(name) && !WRITTEN_FOR_US.includes(name);
}

function at(object: KubeObject, kind: string, metadata: unknown, pointer: string): Annotation[] {
  const { labels, annotations } = record(metadata);
  return Object.entries(record(annotations)).filter(([name]) => isOurs(name)).map(([name, value]) => ({
    object, kind, name, value, pointer: `${pointer}/annotations/${pointerPart(name)}`, labels: record(labels), known: KNOWN.get(name),
  }));
}
