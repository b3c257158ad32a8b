import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { list, record } from '../../../../analysis/rules/values';
import { injects } from '../lookup/enrolment';
import { entryOf } from '../lookup/entry';
import { ISTIO } from '../lookup/kinds';

/** A proxy whose image nobody fills in. */
export const imageAutoWithoutInjection: ObjectRule = {
  entry: entryOf({
    code: 'CM2172',
    name: 'image-auto-without-injection',
    severity: 'error',
    summary: 'A pod has a proxy with `image: auto`, and nothing puts in the image.',
    explanation: 'The image `auto` does not exist, so the pod never starts.',
    remedy: 'Label the pod `sidecar.istio.io/inject: "true"`, or its namespace `istio-injection: enabled`.',
    elsewhere: ['IST0146', 'IST0147'],
    targets: ISTIO,
  }),
  reads: ['Pod', 'Namespace'],
  check: objects => objects.pods().all.flatMap(pod => {
    const i = list(pod.spec.containers).findIndex(each => record(each).name === 'istio-proxy' && record(each).image === 'auto');
    const wish = record(pod.labels)['sidecar.istio.io/inject'];
    if (i < 0 || String(wish) === 'true') return [];
    const labels = record(objects.labelsOfNamespace(pod.namespace));
    if (String(wish) !== 'false' && (!objects.find('Namespace', '', pod.namespace) || injects(labels) || record(pod.labels)['istio.io/rev'])) return [];
    return { object: pod.owner, pointer: `${pod.pointer}/spec/containers/${i}/image`, message: `${nameOf(pod.owner)} has image auto and is not injected` };
  }),
};
