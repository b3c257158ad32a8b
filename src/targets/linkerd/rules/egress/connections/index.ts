import { connectionRouteRules } from './connection-route-rules';
import { connectionRouteVersion } from './connection-route-version';
import { connectionRouteWithoutBackends } from './connection-route-without-backends';
import { tlsRouteWithoutHostnames } from './tls-route-without-hostnames';
import { ObjectRule } from '../../../../../analysis/rules/rule';

/** Rules about routes of connections. */
export const RULES: ObjectRule[] = [
  connectionRouteRules,
  connectionRouteVersion,
  connectionRouteWithoutBackends,
  tlsRouteWithoutHostnames,
];
