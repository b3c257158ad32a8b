import { appProtocolAgainstServer } from './app-protocol-against-server';
import { opaqueByPodAlone } from './opaque-by-pod-alone';
import { opaqueByServiceAlone } from './opaque-by-service-alone';
import { opaqueDefaultsDropped } from './opaque-defaults-dropped';
import { opaquePortOfRequestServer } from './opaque-port-of-request-server';
import { routeOnOpaquePort } from './route-on-opaque-port';
import { serverFirstPort } from './server-first-port';
import { ObjectRule } from '../../../../../analysis/rules/rule';

/** Rules about ports whose connections are not looked into. */
export const RULES: ObjectRule[] = [
  appProtocolAgainstServer,
  opaqueByPodAlone,
  opaqueByServiceAlone,
  opaqueDefaultsDropped,
  opaquePortOfRequestServer,
  routeOnOpaquePort,
  serverFirstPort,
];
