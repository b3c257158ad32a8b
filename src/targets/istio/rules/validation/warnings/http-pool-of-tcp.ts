import { ObjectRule } from '../../../../../analysis/rules/rule';
import { list, record } from '../../../../../analysis/rules/values';
import { SIDECAR } from '../../lookup/kinds';
import { kindOfProtocol } from '../protocols';
import { refusal } from '../refusal';

/** Limits of requests need requests. */
export const httpPoolOfTcp: ObjectRule = refusal([SIDECAR], {
  code: 'CM2386',
  name: 'http-pool-of-tcp',
  severity: 'warning',
  summary: 'An ingress listener of a Sidecar limits requests on a port that is not of HTTP.',
  explanation: 'Only limits of connections hold for such a port: those of requests are ignored. Istio warns of it.',
  remedy: 'Use `connectionPool.tcp`, or give the port a protocol of HTTP.',
}, ({ ingress }, tell) => list(ingress).map(record).forEach(({ port, connectionPool }, i) => {
  const { protocol } = record(port);
  if (port && record(connectionPool).http && kindOfProtocol(protocol) !== 'http') {
    tell(`/spec/ingress/${i}/connectionPool/http`, `requests are limited, and the port is ${protocol}: only tcp holds`);
  }
}));
