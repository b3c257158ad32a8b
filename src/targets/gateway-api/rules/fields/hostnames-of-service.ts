import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { list } from '../../../../analysis/rules/values';
import { ROUTES, routesOf } from '../route';

/** Hosts of a route that is for a Service. */
export const hostnamesOfService: ObjectRule = {
  entry: {
    code: 'CM4039',
    name: 'hostnames-of-mesh-route',
    severity: 'warning',
    summary: 'A route of a Service has hostnames.',
    explanation: 'For routes of Services hostnames are to be ignored; a mesh that matches them against the Host header answers calls by other names with 404.',
    remedy: 'Delete hostnames, or use a route of its own for the Gateway that they are for.',
    see: 'https://gateway-api.sigs.k8s.io/mesh/',
  },
  reads: ROUTES,
  check: objects => routesOf(objects).filter(({ services, spec }) => services.length > 0 && list(spec.hostnames).length > 0)
    .map(({ object }) => ({ object, pointer: '/spec/hostnames', message: `${nameOf(object)} is for a Service and has hostnames, which meshes ignore or take for a condition` })),
};
