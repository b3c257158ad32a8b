import { KubeObject } from '../../kube-object';
import { ObjectSet } from '../../object-set';
import { list, record, text } from '../../values';

/** Group and kind of what rules here are about. */
export const INGRESS = 'networking.k8s.io/Ingress';

/** A Service that an Ingress sends requests to, and where it says so. */
export interface IngressBackend {
  readonly object: KubeObject;
  readonly name: string;
  /** Name or number of the port. */
  readonly port?: string | number;
  readonly pointer: string;
}

/** Backends of all Ingresses that are Services. */
export function backendsOf(objects: ObjectSet): IngressBackend[] {
  return objects.of(INGRESS).flatMap(object => {
    const { defaultBackend, rules } = record(object.body.spec);
    const paths = list(rules).flatMap((rule, i) => list(record(record(rule).http).paths)
      .map((path, j) => ({ backend: record(path).backend, pointer: `/spec/rules/${i}/http/paths/${j}/backend` })));
    return [{ backend: defaultBackend, pointer: '/spec/defaultBackend' }, ...paths].flatMap(({ backend, pointer }) => {
      const { name, port } = record(record(backend).service);
      const { name: portName, number } = record(port);
      return text(name) ? [{ object, name, port: typeof number === 'number' ? number : text(portName), pointer: `${pointer}/service` }] : [];
    });
  });
}
