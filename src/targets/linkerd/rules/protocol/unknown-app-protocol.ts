import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { ROUTES } from '../kinds';
import { withSigns } from '../lookup/mesh-signs';
import { portsOf, serviceParents } from '../lookup/routes';

const KNOWN = ['http', 'kubernetes.io/h2c', 'linkerd.io/opaque', 'linkerd.io/tcp'];

/** A port with routes of requests has an `appProtocol` that Linkerd does not know. */
export const unknownAppProtocol: ObjectRule = {
  entry: {
    code: 'CM3017',
    name: 'unknown-app-protocol',
    severity: 'error',
    summary: 'A port with routes of requests has an `appProtocol` that Linkerd does not know.',
    explanation: 'Linkerd knows `http`, `kubernetes.io/h2c`, `linkerd.io/opaque` and `linkerd.io/tcp`; with any other the port is opaque TCP, '
      + 'without routes, retries or balancing of requests.',
    remedy: 'Write `http` for HTTP/1 and `kubernetes.io/h2c` for HTTP/2 and gRPC, or leave it out.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/features/protocol-detection/',
  },
  reads: withSigns(...ROUTES),
  check: (objects, profile) => {
    const parents = serviceParents(objects, profile, ROUTES);
    const services = [...new Set(parents.flatMap(({ namespace, name }) => objects.find('Service', namespace, name) ?? []))];
    const ports = new Set(parents.map(({ namespace, name, port }) => `${namespace}/${name} ${port ?? ''}`));
    return services.flatMap(object => portsOf(object).map((port, i) => ({ port, i }))
      .filter(({ port }) => !KNOWN.includes(port.appProtocol ?? 'http'))
      .filter(({ port }) => ['', port.port].some(each => ports.has(`${object.namespace}/${object.name} ${each}`)))
      .map(({ port, i }) => ({
        object, pointer: `/spec/ports/${i}/appProtocol`, message: `port ${port.port} of ${nameOf(object)} is opaque by '${port.appProtocol}', but has routes`,
      })));
  },
};
