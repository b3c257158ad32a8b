import { Explanation, runningIn } from './explanation';
import { selectorIn, selectedPods } from './selected';
import { KubeObject } from '../../../../src/analysis/rules/kube-object';
import { ObjectSet } from '../../../../src/analysis/rules/object-set';
import { PodShape } from '../../../../src/analysis/rules/pod-index';
import { DEFAULT_PROFILE } from '../../../../src/analysis/rules/profile';
import { hasLabels } from '../../../../src/analysis/rules/selector';
import { hasSidecar, injects, isAmbient, isConcerned, labelsOf } from '../../../../src/targets/istio/rules/lookup/enrolment';

/** Differences about workloads, and what selects them. */
export const WORKLOADS: Explanation[] = [
  { by: 'istio', code: 'IST0103', because: 'whether a running Pod has its proxy is not in the objects that are applied', when: () => true },
  {
    by: 'us',
    code: 'IST0127',
    because: 'Istio asks it of AuthorizationPolicies only; the others select pods in the same way',
    when: ({ object }) => object.kind !== 'AuthorizationPolicy',
  },
  {
    by: 'istio',
    code: 'IST0127',
    because: 'a policy of a whole namespace is for the workloads to come too',
    when: ({ object }) => Object.keys(selectorIn(object)).length === 0,
  },
  {
    by: 'istio',
    code: 'IST0127',
    because: 'pods of a namespace of which none is among the objects may be elsewhere',
    when: ({ object, objects }) => objects.pods().in(object.namespace).length === 0,
  },
  {
    by: 'istio',
    code: 'IST0127',
    because: 'the template of a workload comes to Pods with these labels, and a Pod without a proxy of its own may get one',
    when: ({ object, objects }) => objects.pods().having(object.namespace, selectorIn(object)).length > 0,
  },
  {
    by: 'istio',
    code: 'IST0144',
    because: 'user 1337 is that of the proxy, and nothing of the sort where no proxy is',
    when: ({ object, objects }) => podsOf(object, objects).every(pod => !hasSidecar(pod, objects)),
  },
  {
    by: 'istio',
    code: 'IST0147',
    because: 'a Pod whose labels or whose namespace ask for a proxy is injected when it is created, and the analyzer takes it as running',
    when: ({ object, objects }) => podsOf(object, objects).every(pod => isInjected(pod, objects)),
  },
  {
    by: 'istio',
    code: 'IST0146',
    because: 'the webhook of an installation is not among the objects, and by its labels the workload is injected',
    when: ({ object, objects }) => podsOf(object, objects).every(pod => isInjected(pod, objects)),
  },
  {
    by: 'istio',
    code: 'IST0167',
    because: 'a namespace of the ambient mesh may have pods with a proxy of their own, for which it is',
    when: ({ object, objects }) => selectedPods(objects, object).some(pod => hasSidecar(pod, objects)),
  },
  {
    by: 'istio',
    code: 'IST0102',
    because: 'a namespace without workloads, or beside others of which none is in the mesh, need not be in it',
    when: ({ object, objects }) => objects.pods().in(object.name).length === 0 || !objects.of('Namespace').some(each => injects(labelsOf(each)) || isAmbient(labelsOf(each))),
  },
  {
    by: 'istio',
    code: 'IST0102',
    because: 'it has a label that says that it is not, or each of its workloads says itself whether it is in the mesh',
    when: ({ object, objects }) => labelsOf(object)['istio.io/dataplane-mode'] !== undefined || objects.pods().in(object.name).every(pod => pod.labels['sidecar.istio.io/inject'] !== undefined || hasSidecar(pod, objects)),
  },
  {
    by: 'us',
    code: 'IST0166',
    because: 'istiod makes the Pods of a Gateway, which are not among the objects that are applied',
    when: ({ object, objects }) => runningIn(objects, object.namespace).every(({ labels }) => !hasLabels(labels, selectorIn(object))),
  },
  {
    by: 'us',
    code: 'IST0167',
    because: 'a Pod gets the annotation of the ambient mesh, which the analyzer looks for, when it runs',
    when: ({ object, objects }) => Object.keys(selectorIn(object)).length > 0 && areRedirected(object, objects),
  },
  {
    by: 'us',
    code: 'IST0167',
    because: 'a revision without injection gives no proxy, and the analyzer takes the namespace for one of sidecars',
    when: ({ object, objects }) => Object.keys(selectorIn(object)).length === 0 && areRedirected(object, objects)
      && ['istio.io/rev', 'istio-injection'].every(name => objects.labelsOfNamespace(object.namespace)[name] !== undefined),
  },
  {
    by: 'us',
    code: 'IST0110',
    because: 'the template of a workload comes to a Pod that both select',
    when: ({ object, objects }) => selectedPods(objects, object).some(({ owner }) => owner.kind !== 'Pod'),
  },
  {
    by: 'istio',
    code: 'IST0157',
    because: 'a Telemetry without providers has those that another one of the namespace or of the mesh names',
    when: ({ object, objects }) => objects.of('telemetry.istio.io/Telemetry').some(each => [object.namespace, 'istio-system'].includes(each.namespace) && namesProvider(each)),
  },
  {
    by: 'istio',
    code: 'IST0133',
    because: 'every EnvoyFilter is warned of, whatever is in it',
    when: ({ difference }) => /EnvoyFilter exposes internal/.test(difference.text),
  },
  {
    by: 'istio',
    code: 'IST0153',
    because: 'istiod adds routes of HTTP_ROUTE, which the analyzer does not know of',
    when: ({ object }) => patchesOf(object).every(({ applyTo, patch }) => applyTo !== 'ROUTE_CONFIGURATION' || patch.operation !== 'ADD'),
  },
  {
    by: 'istio',
    code: 'IST0154',
    because: 'istiod removes routes of HTTP_ROUTE, which the analyzer does not know of',
    when: ({ object }) => patchesOf(object).every(({ applyTo, patch }) => applyTo !== 'ROUTE_CONFIGURATION' || patch.operation !== 'REMOVE'),
  },
  {
    by: 'istio',
    code: 'IST0151',
    because: 'that a filter is there for some versions is said by later patches too, of which the analyzer has not heard yet',
    when: ({ said }) => said.some(({ elsewhere }) => elsewhere.includes('IST0155')),
  },
  {
    by: 'us',
    code: 'IST0155',
    because: 'that a filter is there for some versions is said by later patches too, of which the analyzer has not heard yet',
    when: ({ object, said }) => said.some(({ elsewhere }) => elsewhere.includes('IST0155')) && (object.body.spec.priority ?? 0) === 0,
  },
  {
    by: 'us',
    code: 'IST0151',
    because: 'istiod removes routes of HTTP_ROUTE, and the analyzer takes this for ignored',
    when: ({ object }) => patchesOf(object).some(({ applyTo, patch }) => applyTo === 'HTTP_ROUTE' && patch.operation === 'REMOVE'),
  },
  {
    by: 'istio',
    code: 'IST0150',
    because: 'no proxy reads Services of a namespace that is not in the mesh',
    when: ({ object, objects }) => !isConcerned(object.namespace, objects, DEFAULT_PROFILE),
  },
];

function podsOf(object: KubeObject, objects: ObjectSet): PodShape[] {
  return objects.pods().all.filter(({ owner }) => owner.index === object.index);
}

function isInjected({ namespace, labels }: PodShape, objects: ObjectSet): boolean {
  return String(labels['sidecar.istio.io/inject'] ?? injects(objects.labelsOfNamespace(namespace)) ?? objects.find('Namespace', '', namespace) === undefined) === 'true'
    || objects.find('Namespace', '', namespace) === undefined;
}

/** Whether pods are in the ambient mesh that an object selects; without a selector, whether its namespace is, if there are no pods. */
function areRedirected(object: KubeObject, objects: ObjectSet): boolean {
  const [pods, namespace] = [selectedPods(objects, object), objects.labelsOfNamespace(object.namespace)];
  if (pods.length > 0) return pods.every(pod => getsRedirection(pod, namespace));
  return Object.keys(selectorIn(object)).length === 0
    && namespace['istio.io/dataplane-mode'] === 'ambient' && namespace['istio-injection'] !== 'enabled';
}

/** Whether a Pod gets the annotation of the ambient mesh when it runs: it or its namespace is in it, and it has no proxy of its own. */
function getsRedirection({ labels, annotations, spec }: PodShape, namespace: { [key: string]: any }): boolean {
  const inject = labels['sidecar.istio.io/inject'] ?? annotations['sidecar.istio.io/inject'] ?? String(namespace['istio-injection'] === 'enabled');
  const mode = labels['istio.io/dataplane-mode'] ?? namespace['istio.io/dataplane-mode'];
  return annotations['ambient.istio.io/redirection'] === undefined && mode === 'ambient'
    && inject !== 'true' && !spec.containers.some(({ name, image }: any) => name === 'istio-proxy' && image !== 'auto');
}

function namesProvider({ body }: KubeObject): boolean {
  return (body.spec.accessLogging ?? []).some((log: any) => log.providers?.length > 0);
}

function patchesOf({ body }: KubeObject): any[] {
  return body.spec.configPatches ?? [];
}
