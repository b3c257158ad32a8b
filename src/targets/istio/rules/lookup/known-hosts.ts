import { hostKey, scopesOf, serviceOf, wildcardsOf } from './hosts';
import { SERVICE_ENTRY } from './kinds';
import { push } from './push';
import { KubeObject } from '../../../../analysis/rules/kube-object';
import { ObjectSet } from '../../../../analysis/rules/object-set';
import { isMadeForCanary } from '../../../../analysis/rules/service-ports';
import { list, record, text } from '../../../../analysis/rules/values';

/** Kinds that decide whether a host is known. */
export const HOST_KINDS = ['Service', SERVICE_ENTRY, 'flagger.app/Canary'];

interface Entry {
  readonly ports: number[];
  readonly scopes: string[];
}

/** Hosts of Services and ServiceEntries. */
export class KnownHosts {
  private readonly entries = new Map<string, Entry[]>();

  public constructor(private readonly objects: ObjectSet) {
    for (const object of objects.of(SERVICE_ENTRY)) this.add(object);
  }

  /** Ports of a host that namespaces see; nothing where there is no such host. */
  public portsOf(key: string, namespaces: string[]): number[] | undefined {
    const service = serviceOf(key);
    const found = service && this.objects.find('Service', service.namespace, service.name);
    if (found && seen(serviceScopes(found), namespaces)) return [...new Set(numbers(record(found.body.spec).ports, 'port'))];
    for (const name of [key, ...wildcardsOf(key)]) {
      const entries = (this.entries.get(name) ?? []).filter(({ scopes }) => seen(scopes, namespaces));
      if (entries.length > 0) return [...new Set(entries.flatMap(({ ports }) => ports))];
    }
    return undefined;
  }

  /** Whether a host that is not found does not exist: one of a Service in a namespace with other Services. */
  public isMissing(key: string, namespaces: string[]): boolean {
    const service = serviceOf(key);
    if (!service || this.portsOf(key, namespaces)) return false;
    if (this.objects.in('Service', service.namespace).length === 0) return false;
    // an object without a namespace is put into one when it is applied
    return !this.objects.find('Service', '', service.name) && !isMadeForCanary(this.objects, service.namespace, service.name);
  }

  private add(object: KubeObject): void {
    const spec = record(object.body.spec);
    const entry = { ports: numbers(spec.ports, 'number'), scopes: scopesOf(object) };
    for (const host of list(spec.hosts).filter(each => typeof each === 'string')) {
      const key = hostKey(host, object.namespace);
      push(this.entries, key, entry);
    }
  }
}

function numbers(ports: unknown, field: string): number[] {
  return list(ports).map(port => Number(record(port)[field])).filter(number => Number.isInteger(number));
}

function seen(scopes: string[], namespaces: string[]): boolean {
  return scopes.includes('*') || namespaces.some(namespace => scopes.includes(namespace));
}

function serviceScopes({ body, namespace }: KubeObject): string[] {
  const written = text(record(record(body.metadata).annotations)['networking.istio.io/exportTo']);
  return written === undefined || written === '' ? ['*'] : written.split(',').map(each => each.trim() === '.' ? namespace : each.trim());
}
