import { everyPolicy } from './blocks';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { list, record } from '../../../../../analysis/rules/values';
import { DESTINATION_RULE } from '../../semantics/traffic';
import { refusal, Tell } from '../refusal';

const OF_PORTS = ['outlierDetection', 'connectionPool', 'loadBalancer', 'tls'];
const BLOCKS = [...OF_PORTS, 'portLevelSettings', 'tunnel', 'proxyProtocol', 'retryBudget'];

/** A policy says something. */
export const emptyPolicy: ObjectRule = refusal([DESTINATION_RULE], {
  code: 'CM2340',
  name: 'empty-traffic-policy',
  summary: 'A traffic policy or connection pool of a DestinationRule is empty, or settings of a port name no port.',
  remedy: 'Leave it out, or give it what it is for.',
}, ({ trafficPolicy, subsets }, tell, object) => {
  tellOfEmpty(trafficPolicy, '/spec/trafficPolicy', tell);
  list(subsets).forEach((subset, i) => tellOfEmpty(record(subset).trafficPolicy, `/spec/subsets/${i}/trafficPolicy`, tell));
  for (const { value, pointer } of everyPolicy(object)) {
    const { http, tcp } = record(value.connectionPool);
    if (value.connectionPool && !http && !tcp) tell(`${pointer}/connectionPool`, 'connectionPool is empty; expected tcp or http');
    if (!pointer.includes('portLevelSettings')) continue;
    if (!value.port) tell(pointer, 'names no port; expected port.number');
    else if (!has(value, OF_PORTS)) tell(pointer, `settings of the port are empty; expected one of ${OF_PORTS.join(', ')}`);
  }
});

function tellOfEmpty(policy: unknown, pointer: string, tell: Tell): void {
  if (policy && !has(record(policy), BLOCKS)) tell(pointer, 'traffic policy is empty; expected at least one field');
}

function has(value: { [key: string]: any }, fields: string[]): boolean {
  return fields.some(field => Array.isArray(value[field]) ? value[field].length > 0 : value[field] !== undefined && value[field] !== null);
}
