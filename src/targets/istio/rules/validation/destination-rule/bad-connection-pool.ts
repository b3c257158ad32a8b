import { blocksOf } from './blocks';
import { KubeObject } from '../../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { list, record } from '../../../../../analysis/rules/values';
import { DESTINATION_RULE } from '../../semantics/traffic';
import { refusal } from '../refusal';

const NUMBERS = ['http1MaxPendingRequests', 'http2MaxRequests', 'maxRequestsPerConnection', 'maxRetries', 'maxConcurrentStreams', 'maxConnections'];

/** Limits are numbers of things. */
export const badConnectionPool: ObjectRule = refusal([DESTINATION_RULE, 'networking.istio.io/Sidecar'], {
  code: 'CM2342',
  name: 'bad-connection-pool',
  summary: 'A connection pool of a DestinationRule or Sidecar has a negative limit, or settings that do not go together.',
  remedy: 'Give limits of 0 and more, both times of `http2KeepAlive`, and one of `h2UpgradePolicy: UPGRADE` and `useClientProtocol`.',
}, (_, tell, object) => poolsOf(object).forEach(({ value, pointer }) => {
  const [http, tcp] = [record(value.http), record(value.tcp)];
  if (object.kind === 'Sidecar' && !value.http && !value.tcp) tell(pointer, 'connection pool is empty; expected tcp or http');
  for (const field of NUMBERS.filter(each => (http[each] ?? tcp[each]) < 0)) tell(pointer, `${field} is ${http[field] ?? tcp[field]}; expected 0 or more`);
  const alive = http.http2KeepAlive;
  if (alive && (!record(alive).interval || !record(alive).timeout)) tell(`${pointer}/http/http2KeepAlive`, 'http2KeepAlive needs both interval and timeout');
  if (http.h2UpgradePolicy === 'UPGRADE' && http.useClientProtocol === true) tell(`${pointer}/http`, 'useClientProtocol must not be beside UPGRADE');
}));

function poolsOf(object: KubeObject): { value: { [key: string]: any }; pointer: string }[] {
  if (object.kind === 'DestinationRule') return blocksOf(object, 'connectionPool');
  const { ingress, inboundConnectionPool } = record(object.body.spec);
  const ofPorts = list(ingress).map((listener, i) => ({ value: record(listener).connectionPool, pointer: `/spec/ingress/${i}/connectionPool` }));
  return [...ofPorts, { value: inboundConnectionPool, pointer: '/spec/inboundConnectionPool' }]
    .flatMap(({ value, pointer }) => value ? [{ value: record(value), pointer }] : []);
}
