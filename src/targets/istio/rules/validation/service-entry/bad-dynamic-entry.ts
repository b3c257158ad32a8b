import { ObjectRule } from '../../../../../analysis/rules/rule';
import { list, record, text } from '../../../../../analysis/rules/values';
import { refusal } from '../refusal';

const PROTOCOLS = new Set(['HTTP', 'TLS', 'GRPC', 'HTTP2']);

/** Names that are looked up for each request are wildcards. */
export const badDynamicEntry: ObjectRule = refusal(['networking.istio.io/ServiceEntry'], {
  code: 'CM2404',
  name: 'bad-dynamic-dns',
  summary: 'A ServiceEntry with DYNAMIC_DNS has what does not go with it.',
  remedy: 'Give it wildcard hosts, ports of HTTP, HTTP2, GRPC or TLS, no addresses and endpoints, and with a waypoint `location: MESH_EXTERNAL`.',
}, ({ hosts, addresses, endpoints, ports, location, resolution }, tell, object) => {
  if (resolution !== 'DYNAMIC_DNS') return;
  const waypoint = text(record(record(object.body.metadata).labels)['istio.io/use-waypoint']) ?? 'none';
  const exact = list(hosts).filter(host => !String(host).includes('*'));
  const odd = list(ports).map(port => record(port).protocol).filter(protocol => !PROTOCOLS.has(String(protocol).toUpperCase()));
  if (exact.length > 0) tell('/spec/hosts', `${exact.join(', ')} is no wildcard, and DYNAMIC_DNS is for wildcards`);
  for (const [field, value] of Object.entries({ addresses, endpoints })) {
    if (list(value).length > 0) tell(`/spec/${field}`, `DYNAMIC_DNS must not have ${field}: names are looked up`);
  }
  if (odd.length > 0) tell('/spec/ports', `DYNAMIC_DNS is for HTTP, HTTP2, GRPC and TLS, got ${odd.join(', ')}`);
  if (location === 'MESH_INTERNAL' && !['', 'none'].includes(waypoint)) tell('/spec/location', `MESH_INTERNAL is not supported with the waypoint ${waypoint}`);
});
