import { Explanation, Instance, quoted } from './explanation';
import { selectedPods, selectorIn } from './selected';
import { KubeObject } from '../../../../src/analysis/rules/kube-object';
import { ObjectSet } from '../../../../src/analysis/rules/object-set';
import { hostKey, serviceOf } from '../../../../src/targets/istio/rules/lookup/hosts';

const ELSEWHERE = 'a host outside of the cluster, or of a namespace without a Service among the objects, may be declared elsewhere';
const LOOKS_INTO_ONE = 'pods of a Gateway in several namespaces find the Secret each in its own, and the analyzer looks into one of them';
const TEMPLATES = 'the template of a workload comes to Pods with these labels';

/** Differences about things that are named and not found. */
export const REFERENCES: Explanation[] = [
  {
    by: 'istio',
    code: 'IST0101',
    because: ELSEWHERE,
    when: instance => /host not found/.test(instance.difference.text) && mayBeElsewhere(quoted(instance), instance),
  },
  {
    by: 'istio',
    code: 'IST0174',
    because: 'a host that its own namespace alone sees is found for the proxies of that namespace, wherever the object is exported to',
    when: instance => (instance.object.body.spec.exportTo ?? []).length > 0 && isNarrow(instance.object.body.spec.host, instance),
  },
  { by: 'istio', code: 'IST0174', because: ELSEWHERE, when: instance => mayBeElsewhere(instance.object.body.spec.host, instance) },
  {
    by: 'istio',
    code: 'IST0101',
    because: 'a DestinationRule of a host that is not known here may be elsewhere',
    when: instance => /\+subset/.test(instance.difference.text) && !hasService(quoted(instance).split('+')[0], instance),
  },
  {
    by: 'istio',
    code: 'IST0101',
    because: 'pods of a namespace of which none is among the objects may be elsewhere',
    when: ({ difference, object, objects }) => /selector/.test(difference.text) && object.kind !== 'Gateway' && objects.pods().in(object.namespace).length === 0,
  },
  {
    by: 'istio',
    code: 'IST0101',
    because: TEMPLATES,
    when: ({ difference, object, objects }) => /selector/.test(difference.text) && object.kind !== 'Gateway' && objects.pods().having(object.namespace, selectorIn(object)).length > 0,
  },
  {
    by: 'istio',
    code: 'IST0101',
    because: TEMPLATES,
    when: ({ difference, object, objects }) => /selector/.test(difference.text) && object.kind === 'Gateway' && selectedPods(objects, object).length > 0,
  },
  {
    by: 'istio',
    code: 'IST0101',
    because: 'a Secret of a namespace without Secrets among the objects may be made there otherwise',
    when: ({ difference, object, objects }) => /credentialName/.test(difference.text) && namespacesOfPods(objects, object).every(namespace => objects.in('Secret', namespace).length === 0),
  },
  {
    by: 'istio',
    code: 'IST0101',
    because: LOOKS_INTO_ONE,
    sometimes: true,
    when: ({ difference, object, objects }) => /credentialName/.test(difference.text) && namespacesOfPods(objects, object).length > 1,
  },
  {
    by: 'us',
    code: 'IST0161',
    because: LOOKS_INTO_ONE,
    sometimes: true,
    when: ({ object, objects }) => namespacesOfPods(objects, object).length > 1,
  },
  {
    by: 'istio',
    code: 'IST0101',
    because: 'Istio joins ServiceEntries of the same host, and its analyzer looks at one of them',
    sometimes: true,
    when: instance => /host:port/.test(instance.difference.text)
      && instance.objects.of('networking.istio.io/ServiceEntry').filter(({ body }) => body.spec.hosts.includes(quoted(instance).split(':')[0])).length > 1,
  },
  {
    by: 'istio',
    code: 'IST0101',
    because: 'one Namespace alone does not say that there are no others',
    when: ({ difference, objects }) => /namespace not found/.test(difference.text) && objects.of('Namespace').length < 2,
  },
  {
    by: 'istio',
    code: 'IST0101',
    because: 'a pattern is for the namespaces to come too',
    when: instance => /namespace not found/.test(instance.difference.text) && quoted(instance).includes('*'),
  },
];

/** Whether a host is that of a Service that not every namespace sees. */
function isNarrow(host: string, { object, objects }: Instance): boolean {
  const service = serviceOf(hostKey(host, object.namespace));
  return service !== undefined && objects.find('Service', service.namespace, service.name)?.body.metadata.annotations?.['networking.istio.io/exportTo'] !== undefined;
}

function mayBeElsewhere(host: string, { object, objects }: Instance): boolean {
  const service = serviceOf(hostKey(host, object.namespace));
  return service === undefined || objects.in('Service', service.namespace).length === 0;
}

function hasService(host: string, { object, objects }: Instance): boolean {
  const service = serviceOf(hostKey(host, object.namespace));
  return service !== undefined && objects.find('Service', service.namespace, service.name) !== undefined;
}

/** Namespaces of the pods of a Gateway. */
function namespacesOfPods(objects: ObjectSet, gateway: KubeObject): string[] {
  return [...new Set(selectedPods(objects, gateway).map(({ namespace }) => namespace))];
}
