import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { isUsed, MESH_SIGNS } from '../lookup/mesh-signs';
import { portsOf } from '../lookup/routes';

const MEANT = ['grpc', 'grpc-web', 'http2', 'h2c', 'HTTP', 'kubernetes.io/ws', 'ws'];

/** A port has an `appProtocol` of requests that Linkerd takes for opaque TCP. */
export const requestProtocolOpaque: ObjectRule = {
  entry: {
    code: 'CM3101',
    name: 'request-protocol-opaque',
    severity: 'warning',
    summary: 'A port has an `appProtocol` of requests that Linkerd takes for opaque TCP.',
    explanation: 'Linkerd knows `http` and `kubernetes.io/h2c` only; with this one its proxies balance connections, not requests.',
    remedy: 'Write `kubernetes.io/h2c` for HTTP/2 and gRPC, or leave it out.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/features/protocol-detection/',
  },
  reads: MESH_SIGNS,
  check: (objects, profile) => !isUsed(objects, profile) ? [] : objects.of('Service').flatMap(object => portsOf(object)
    .map(({ appProtocol, port }, i) => ({ appProtocol, port, i })).filter(({ appProtocol }) => MEANT.includes(appProtocol))
    .map(({ appProtocol, port, i }) => ({
      object, pointer: `/spec/ports/${i}/appProtocol`, message: `port ${port} of ${nameOf(object)} is opaque by '${appProtocol}'`,
    }))),
};
