import { READS, withoutPort } from './destinations-without-port';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { gatewaysOf } from '../lookup/destinations';
import { ISTIO, analysisPage } from '../lookup/kinds';

/** In the mesh the port is that of the request. */
export const portOfRequest: ObjectRule = {
  entry: {
    code: 'CM2113',
    name: 'destination-port-of-request',
    severity: 'info',
    summary: 'A VirtualService of the mesh names no port of a Service that has several.',
    explanation: 'The request keeps the port that was asked for, so the routes hold on every port of the Service.',
    remedy: 'Name the port in `destination.port.number` if only one is meant.',
    elsewhere: ['IST0112'],
    targets: ISTIO,
    see: analysisPage('IST0112'),
  },
  reads: READS,
  check: objects => withoutPort(objects, object => gatewaysOf(object).every(each => each === 'mesh'), 'the port of the request is taken'),
};
