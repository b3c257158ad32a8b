import { opaqueOfService, OPAQUE_PROTOCOLS } from './opaque';
import { KubeObject, nameOf } from '../../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { portsOfService, ServicePort } from '../../../../../analysis/rules/service-ports';
import { ROUTES } from '../../kinds';
import { withSigns } from '../../lookup/mesh-signs';
import { serviceParents } from '../../lookup/routes';
import { includesPort } from '../../values/ports';

/** Whether clients do not look into connections of a port. */
function isOpaque(service: KubeObject, { port, appProtocol }: ServicePort): boolean {
  return appProtocol === undefined ? includesPort(opaqueOfService(service) ?? [], port) : OPAQUE_PROTOCOLS.includes(appProtocol);
}

/** A route of requests is for a port that is opaque. */
export const routeOnOpaquePort: ObjectRule = {
  entry: {
    code: 'CM3194',
    name: 'route-on-opaque-port',
    severity: 'error',
    summary: 'A route of requests is for a port of a Service that is opaque.',
    explanation: 'Clients do not look into connections to the port: the route does nothing, and nothing is retried.',
    remedy: 'Take the port out of `config.linkerd.io/opaque-ports`, or change its appProtocol.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/features/protocol-detection/',
  },
  reads: withSigns(...ROUTES),
  check: (objects, profile) => serviceParents(objects, profile, ROUTES).flatMap(({ route: object, namespace, name, port, pointer }) => {
    const service = objects.find('Service', namespace, name);
    const ports = service ? portsOfService(service).filter(each => port === undefined || each.port === port) : [];
    if (!service || ports.length === 0 || !ports.every(each => isOpaque(service, each))) return [];
    return [{ object, pointer, message: `${nameOf(object)} is for port ${ports.map(each => each.port).join(', ')} of ${nameOf(service)}, which is opaque` }];
  }),
};
