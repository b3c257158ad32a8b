import { ObjectRule } from '../../../../../analysis/rules/rule';
import { list } from '../../../../../analysis/rules/values';
import { VIRTUAL_SERVICE } from '../../semantics/traffic';
import { refusal } from '../refusal';

/** A host is listed once, and not under a wildcard too. */
export const overlappingHosts: ObjectRule = refusal([VIRTUAL_SERVICE], {
  code: 'CM2302',
  name: 'overlapping-hosts',
  summary: 'A host of a VirtualService is listed twice, or also meant by a wildcard of it.',
  remedy: 'List each host once, and none that a wildcard of the list has already.',
}, (spec, tell) => {
  const hosts = list(spec.hosts).map(String);
  const first = new Map(hosts.map((host, i) => [host, i] as const).reverse());
  hosts.forEach((host, i) => {
    const over = first.get(host) !== i ? host : wildcardsOf(host).find(wildcard => first.has(wildcard));
    if (over !== undefined) tell(`/spec/hosts/${i}`, `host ${host} is listed as ${over} already`);
  });
});

/** Wildcards that mean a host too. */
function wildcardsOf(host: string): string[] {
  const labels = host.split('.');
  return host === '*' ? [] : ['*', ...labels.slice(1).map((_, i) => `*.${labels.slice(i + 1).join('.')}`).filter(each => each !== host)];
}
