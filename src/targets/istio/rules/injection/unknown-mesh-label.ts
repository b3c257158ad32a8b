import { KubeObject, nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule, Problem } from '../../../../analysis/rules/rule';
import { pointerPart, record } from '../../../../analysis/rules/values';
import { labelsOf } from '../lookup/enrolment';
import { ISTIO } from '../lookup/kinds';

const MODE = { 'istio.io/dataplane-mode': ['ambient', 'none'] };
const OF_NAMESPACES: { [label: string]: string[] } = { 'istio-injection': ['enabled', 'disabled'], ...MODE };
const OF_PODS: { [label: string]: string[] } = { 'sidecar.istio.io/inject': ['true', 'false'], ...MODE };

/** A label that puts nobody into the mesh. */
export const unknownMeshLabel: ObjectRule = {
  entry: {
    code: 'CM2644',
    name: 'unknown-mesh-label-value',
    severity: 'error',
    summary: 'A label that puts pods into the mesh, or takes them out, has a value that Istio does not know.',
    explanation: 'It is ignored: pods are in the mesh, or not, as without it.',
    remedy: 'Write `enabled` or `disabled` for istio-injection, `ambient` or `none` for istio.io/dataplane-mode, "true" or "false" for sidecar.istio.io/inject.',
    targets: ISTIO,
    see: 'https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/#controlling-the-injection-policy',
  },
  reads: ['Namespace', 'Pod'],
  check: objects => [
    ...objects.of('Namespace').flatMap(object => unknown(object, labelsOf(object), OF_NAMESPACES, '/metadata/labels')),
    ...objects.pods().all.flatMap(({ owner, labels, pointer }) => unknown(owner, record(labels), OF_PODS, `${pointer}/metadata/labels`)),
  ],
};

function unknown(object: KubeObject, labels: { [key: string]: any }, known: { [label: string]: string[] }, pointer: string): Problem[] {
  return Object.keys(known).filter(key => typeof labels[key] === 'string' && labels[key] !== '' && !known[key].includes(labels[key])).map(key => ({
    object, pointer: `${pointer}/${pointerPart(key)}`, message: `${nameOf(object)} has label ${key}=${labels[key]}, expected ${known[key].join(' or ')}`,
  }));
}
