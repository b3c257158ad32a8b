import { Instance } from './explanation';
import { KubeObject } from '../../../../src/analysis/rules/kube-object';
import { readersOf } from '../../../../src/targets/istio/rules/lookup/destinations';
import { hostKey, scopesOf, serviceOf } from '../../../../src/targets/istio/rules/lookup/hosts';

/** Who declares a host, and which namespaces see it there: `*`, or their names. */
interface Declared {
  readonly by: KubeObject;
  readonly scopes: string[];
}

/** ServiceEntries of a host that the proxies see for which the object is. */
export function entriesSeen(host: string, { object, objects }: Instance): KubeObject[] {
  return entriesOf(host, objects).filter(({ scopes }) => ['*', ...readersOf(object)].some(scope => scopes.includes(scope))).map(({ by }) => by);
}

/** Whether a host is seen in the namespace of an object, and not in every one. */
export function isSeenAtHomeOnly(host: string, { object, objects }: Instance): boolean {
  const name = serviceOf(hostKey(host, object.namespace));
  const service = name && objects.find('Service', name.namespace, name.name);
  const declared = service ? [{ by: service, scopes: scopesOfService(service) }] : entriesOf(host, objects);
  return declared.some(({ scopes }) => scopes.includes(object.namespace)) && !declared.some(({ scopes }) => scopes.includes('*'));
}

/** Whether the analyzer does not find the Service of a host: it looks where every namespace looks, and those to which the object is exported. */
export function isServiceOverlooked(host: string, { object, objects }: Instance): boolean {
  const name = serviceOf(hostKey(host, object.namespace));
  const service = name && objects.find('Service', name.namespace, name.name);
  const exportTo: string[] = object.body.spec.exportTo ?? [];
  const looked = ['*', ...exportTo.length > 0 ? exportTo : ['.']].map(each => each === '.' ? object.namespace : each);
  return service !== undefined && !scopesOfService(service).some(scope => looked.includes(scope));
}

function entriesOf(host: string, objects: Instance['objects']): Declared[] {
  const entries = objects.of('networking.istio.io/ServiceEntry').filter(({ body }) => body.spec.hosts.includes(host));
  return entries.map(by => ({ by, scopes: scopesOf(by) }));
}

function scopesOfService({ body, namespace }: KubeObject): string[] {
  const written: string = body.metadata.annotations?.['networking.istio.io/exportTo'] ?? '*';
  return written.split(',').map(each => each === '.' ? namespace : each);
}
