import { Explanation, Instance, pointed } from './explanation';
import { entriesSeen, isServiceOverlooked } from './exported';
import { selectedPods, selectorIn } from './selected';
import { KubeObject } from '../../../../src/analysis/rules/kube-object';
import { ObjectSet } from '../../../../src/analysis/rules/object-set';
import { DEFAULT_PROFILE } from '../../../../src/analysis/rules/profile';
import { hasLabels } from '../../../../src/analysis/rules/selector';
import { isConcerned } from '../../../../src/targets/istio/rules/lookup/enrolment';
import { hostKey, serviceOf } from '../../../../src/targets/istio/rules/lookup/hosts';

/** Differences about Services, their pods and ports, and routes to them. */
export const SERVICES: Explanation[] = [
  {
    by: 'istio',
    code: 'IST0173',
    because: 'the endpoints of a host without a Service of a selector are not among the objects',
    when: instance => Object.keys(serviceOfRule(instance)).length === 0,
  },
  {
    by: 'istio',
    code: 'IST0173',
    because: 'pods of a Service of which none is among the objects may be elsewhere',
    when: instance => podsOfRule(instance).length === 0,
  },
  {
    by: 'istio',
    code: 'IST0173',
    because: 'the template of a workload comes to Pods with the labels of the subset',
    when: instance => podsOfRule(instance).some(({ owner }) => owner.kind !== 'Pod'),
  },
  {
    by: 'us',
    code: 'IST0173',
    because: 'the analyzer takes pods of every Service and namespace, and here others have the labels',
    when: instance => othersHave(pointed(instance), instance),
  },
  {
    by: 'us',
    code: 'IST0173',
    because: 'of a Service that the analyzer does not find, since not every namespace sees it, it looks at no subset',
    when: instance => isOfNone(pointed(instance), instance) && isServiceOverlooked(instance.object.body.spec.host, instance),
  },
  {
    by: 'istio',
    code: 'IST0162',
    because: 'Services that lead to the pods of the gateway may be elsewhere where none does',
    when: ({ object, objects }) => servicesOf(objects, object).filter(each => Object.keys(selectorIn(each)).length > 0).length === 0,
  },
  {
    by: 'us',
    code: 'IST0162',
    because: 'the template of a workload comes to Pods of the gateway',
    when: ({ object, objects }) => selectedPods(objects, object).every(({ owner }) => owner.kind !== 'Pod'),
  },
  {
    by: 'us',
    code: 'IST0112',
    because: 'Istio joins ServiceEntries of the same host, and its analyzer looks at one of them',
    when: isJoined,
  },
  {
    by: 'istio',
    code: 'IST0116',
    because: 'one Service that has a port for two protocols is not several',
    when: ({ difference }) => /\[(\S+) \1\]/.test(difference.text),
  },
  {
    by: 'us',
    code: 'IST0118',
    because: 'Istio knows ports of databases by their number, and other meshes do not',
    when: ({ said }) => said.filter(({ elsewhere }) => elsewhere.includes('IST0118')).every(({ text }) => /port 3306 /.test(text)),
  },
  {
    by: 'istio',
    code: 'IST0137',
    because: 'one Service may lead to a port of its pods from several',
    when: ({ difference }) => /\[(\S+)( \1)+\]/.test(difference.text),
  },
  ...['IST0116', 'IST0137'].map(code => ({
    by: 'us' as const,
    code,
    because: 'Istio asks it of Deployments only, and other pods have the same ports',
    when: ({ object }: Instance) => object.kind !== 'Deployment',
  })),
  {
    by: 'istio',
    code: 'IST0116',
    because: 'a pod whose proxy has the image auto and is not injected never starts, which is told',
    when: ({ said }) => said.some(({ elsewhere }) => elsewhere.includes('IST0147')),
  },

  {
    by: 'istio',
    code: 'IST0161',
    because: 'what is in a certificate is not read, since it may be put in later: that there is one',
    when: ({ object, objects }) => object.body.spec.servers.some(({ tls }: any) => objects.of('Secret').some(({ name: as }) => as === tls?.credentialName)),
  },
  {
    by: 'istio',
    code: 'IST0118',
    because: 'which values of appProtocol Istio knows does not matter where no proxy of Istio is',
    when: ({ object, objects }) => !isConcerned(object.namespace, objects, DEFAULT_PROFILE)
      && object.body.spec.ports.some(({ appProtocol }: any) => appProtocol),
  },
];

/** Whether a destination names no port of a host that has several only as ServiceEntries are joined. */
function isJoined(instance: Instance): boolean {
  const { host, port } = pointed(instance);
  const ports: number[][] = entriesSeen(host, instance).map(({ body }) => body.spec.ports.map(({ number }: any) => number));
  return port === undefined && ports.some(own => own.length < 2) && new Set(ports.flat()).size > 1;
}

/** Whether Pods that are written as such have the labels of a subset, and none of the Service of the rule has them. */
function othersHave(labels: { [key: string]: any }, instance: Instance): boolean {
  return isOfNone(labels, instance) && instance.objects.pods().all.some(pod => pod.owner.kind === 'Pod' && hasLabels(pod.labels, labels));
}

/** Whether the Service of the rule has pods, and none with the labels of a subset. */
function isOfNone(labels: { [key: string]: any }, instance: Instance): boolean {
  const pods = podsOfRule(instance);
  return pods.length > 0 && Object.keys(labels).length > 0 && !pods.some(pod => hasLabels(pod.labels, labels));
}

function serviceOfRule({ object, objects }: Instance): { [key: string]: any } {
  const name = serviceOf(hostKey(object.body.spec.host, object.namespace));
  const service = name && objects.find('Service', name.namespace, name.name);
  return service ? selectorIn(service) : {};
}

function podsOfRule(instance: Instance) {
  const name = serviceOf(hostKey(instance.object.body.spec.host, instance.object.namespace));
  return name ? instance.objects.pods().having(name.namespace, serviceOfRule(instance)) : [];
}

/** TCP Services in the namespaces of the pods of a Gateway that select one of them. */
function servicesOf(objects: ObjectSet, gateway: KubeObject): KubeObject[] {
  const pods = selectedPods(objects, gateway);
  return objects.of('Service').filter(service => service.body.spec.ports.some(({ protocol = 'TCP' }) => protocol === 'TCP')
    && pods.some(({ labels, namespace }) => namespace === service.namespace && hasLabels(labels, selectorIn(service))));
}

