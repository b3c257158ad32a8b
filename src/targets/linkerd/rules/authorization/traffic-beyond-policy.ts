import { portsOfPod } from '../../../../analysis/rules/container-ports';
import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { pointerPart, record } from '../../../../analysis/rules/values';
import { isStrict, settingOf } from '../lookup/pods';

const SKIP = 'config.linkerd.io/skip-inbound-ports';

/** Traffic of a strict pod that no proxy sees. */
export const trafficBeyondPolicy: ObjectRule = {
  entry: {
    code: 'CM3193',
    name: 'traffic-beyond-policy',
    severity: 'warning',
    summary: 'A pod whose default policy asks for identities has traffic that no proxy sees.',
    explanation: 'Pods with the network of their node have no proxy, UDP does not pass it, and ports of `skip-inbound-ports` go around it: no policy holds for them.',
    remedy: 'Use a NetworkPolicy for this traffic, or let it pass the proxy.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/proxy-configuration/',
  },
  reads: ['Pod', 'Namespace'],
  check: objects => objects.pods().all.filter(pod => isStrict(objects, pod) && settingOf(objects, pod, 'linkerd.io/inject') !== 'disabled').flatMap(pod => {
    const skipped = settingOf(objects, pod, SKIP);
    const own = SKIP in record(pod.annotations) ? `${pod.pointer}/metadata/annotations/${pointerPart(SKIP)}` : `${pod.pointer}/metadata`;
    return [
      ...record(pod.spec).hostNetwork === true ? [{ pointer: `${pod.pointer}/spec/hostNetwork`, what: 'uses the network of its node' }] : [],
      ...skipped ? [{ pointer: own, what: `takes ports ${skipped} around the proxy` }] : [],
      ...portsOfPod(pod).filter(({ protocol }) => protocol === 'UDP').map(({ port, pointer }) => ({ pointer, what: `has port ${port} of UDP` })),
    ].map(({ pointer, what }) => ({ object: pod.owner, pointer, message: `${nameOf(pod.owner)} ${what}: the default policy does not hold there` }));
  }),
};
