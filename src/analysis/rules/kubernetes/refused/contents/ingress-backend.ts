import { KubeObject, nameOf } from '../../../kube-object';
import { ObjectRule } from '../../../rule';
import { list, record } from '../../../values';

const INGRESS = 'networking.k8s.io/Ingress';

interface Fault {
  readonly pointer: string;
  readonly message: string;
}

/** An Ingress says where requests go, each time in one way. */
export const ingressBackend: ObjectRule = {
  entry: {
    code: 'CM1216',
    name: 'ingress-backend-refused',
    severity: 'error',
    refusedBy: 'API server',
    summary: 'An Ingress has neither rules nor a default backend, or a backend that is not one Service with one port, nor one resource.',
    explanation: 'The API server refuses the Ingress.',
    remedy: 'Give each backend a service with the name or the number of a port, or a resource.',
    see: 'https://kubernetes.io/docs/concepts/services-networking/ingress/#the-ingress-resource',
  },
  reads: [INGRESS],
  check: objects => objects.of(INGRESS).flatMap(object => faultsOf(object).map(({ pointer, message }) => ({ object, pointer, message: `${nameOf(object)} ${message}` }))),
};

function faultsOf({ body }: KubeObject): Fault[] {
  const { defaultBackend, rules } = record(body.spec);
  const first = isGiven(defaultBackend) ? backendFaults(defaultBackend, '/spec/defaultBackend') : [];
  const isEmpty = typeof body.spec === 'object' && !isGiven(defaultBackend) && (!isGiven(rules) || Array.isArray(rules) && rules.length === 0);
  return [
    ...isEmpty ? [{ pointer: '/spec', message: 'has neither rules nor a defaultBackend' }] : [],
    ...first,
    ...list(rules).flatMap((rule, i) => list(record(record(rule).http).paths).flatMap((path, j) => (
      isGiven(record(path).backend) ? backendFaults(path.backend, `/spec/rules/${i}/http/paths/${j}/backend`) : []))),
  ];
}

function backendFaults(backend: unknown, pointer: string): Fault[] {
  const { service, resource } = record(backend);
  if (isGiven(service) === isGiven(resource)) return [{ pointer, message: `has a backend with ${isGiven(service) ? 'a service and a resource' : 'no service'}; expected one of service, resource` }];
  if (!isGiven(service)) return [];
  const { name, number } = record(record(service).port);
  const given = [isGiven(name) && name !== '', isGiven(number) && number !== 0].filter(Boolean);
  return given.length === 1 ? [] : [{ pointer: `${pointer}/service`, message: `has a backend with ${given.length === 0 ? 'no port' : 'a name and a number of a port'}; expected one of name, number` }];
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}
