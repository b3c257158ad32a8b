import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { pointerPart, record } from '../../../../analysis/rules/values';
import { labelsOf } from '../lookup/enrolment';
import { ISTIO } from '../lookup/kinds';

const LABELS = ['sidecar.istio.io/inject', 'istio.io/dataplane-mode'];

/** Labels of a workload are not those of its pods. */
export const labelBesideTemplate: ObjectRule = {
  entry: {
    code: 'CM2174',
    name: 'mesh-label-beside-template',
    severity: 'warning',
    summary: 'A workload has a label that puts pods into the mesh, or takes them out, and its pod template has it not.',
    explanation: 'Istio looks at labels of Pods and Namespaces only, so the label of the workload does nothing.',
    remedy: 'Move the label to `spec.template.metadata.labels`.',
    targets: ISTIO,
    see: 'https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/#controlling-the-injection-policy',
  },
  reads: ['Pod'],
  check: objects => objects.pods().all.filter(({ pointer }) => pointer !== '').flatMap(({ owner, labels }) =>
    LABELS.filter(label => labelsOf(owner)[label] !== undefined && record(labels)[label] === undefined).map(label => ({
      object: owner,
      pointer: `/metadata/labels/${pointerPart(label)}`,
      message: `${nameOf(owner)} has label ${label} itself, and its pods do not have it; expected it in the pod template`,
    }))),
};
