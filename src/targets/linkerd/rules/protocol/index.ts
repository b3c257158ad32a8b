import { connectionRouteBesideRequestRoute } from './connection-route-beside-request-route';
import { grpcRouteOnHttpPort } from './grpc-route-on-http-port';
import { grpcRouteOnHttpServer } from './grpc-route-on-http-server';
import { httpRouteOnGrpcServer } from './http-route-on-grpc-server';
import { RULES as OPACITY } from './opacity';
import { opaquePortsUnreadable } from './opaque-ports-unreadable';
import { requestProtocolOpaque } from './request-protocol-opaque';
import { routeOnOpaqueServer } from './route-on-opaque-server';
import { routesOfTwoKinds } from './routes-of-two-kinds';
import { unknownAppProtocol } from './unknown-app-protocol';
import { ObjectRule } from '../../../../analysis/rules/rule';

/** Rules about what proxies take connections for. */
export const RULES: ObjectRule[] = [
  connectionRouteBesideRequestRoute,
  grpcRouteOnHttpPort,
  grpcRouteOnHttpServer,
  httpRouteOnGrpcServer,
  ...OPACITY,
  opaquePortsUnreadable,
  requestProtocolOpaque,
  routeOnOpaqueServer,
  routesOfTwoKinds,
  unknownAppProtocol,
];
