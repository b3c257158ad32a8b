import { READS, withoutPort } from './destinations-without-port';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { gatewaysOf } from '../lookup/destinations';
import { ISTIO, analysisPage } from '../lookup/kinds';

/** At a gateway the port is that of its listener. */
export const portOfGateway: ObjectRule = {
  entry: {
    code: 'CM2112',
    name: 'destination-port-of-gateway',
    severity: 'error',
    summary: 'A VirtualService of a gateway names no port of a Service that has several.',
    explanation: 'Requests go to the port that the gateway listens on, and where the Service has no such port they get 503.',
    remedy: 'Name the port in `destination.port.number`.',
    elsewhere: ['IST0112'],
    targets: ISTIO,
    see: analysisPage('IST0112'),
  },
  reads: READS,
  check: objects => withoutPort(objects, object => gatewaysOf(object).some(each => each !== 'mesh'), 'the port of the gateway is taken'),
};
