import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { ROUTES, SERVER } from '../kinds';
import { isKnown, KNOWN_BY } from '../lookup/known';
import { isUsed, withSigns } from '../lookup/mesh-signs';
import { parentsOf } from '../lookup/routes';

/** A parent of a route has no kind, so it is taken for a Gateway. */
export const parentKindLeftOut: ObjectRule = {
  entry: {
    code: 'CM3005',
    name: 'parent-kind-left-out',
    severity: 'error',
    summary: 'A parent of a route has no kind, so it is taken for a Gateway.',
    explanation: 'A reference without `group` and `kind` is one to a Gateway; the Service or Server of this name gets no route.',
    remedy: 'Write `group: \'\'` and `kind: Service`, or group and kind of the Server.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/httproute/',
  },
  reads: withSigns(...ROUTES, SERVER, 'gateway.networking.k8s.io/Gateway', ...KNOWN_BY),
  check: (objects, profile) => !isUsed(objects, profile) ? [] : ROUTES.flatMap(kind => objects.of(kind)).flatMap(parentsOf)
    .flatMap(({ route: object, group, kind, namespace, name, ref, pointer }) => {
      const meant = ['Service', SERVER].map(each => objects.find(each, namespace, name)).find(each => each !== undefined);
      const gateway = objects.find('gateway.networking.k8s.io/Gateway', namespace, name);
      if ((ref.kind && ref.group !== undefined) || kind === 'Gateway' && ref.kind || gateway || !meant
      || !isKnown(objects, profile, namespace)) return [];
      return [{ object, pointer, message: `${nameOf(object)} has a parent of ${group}/${kind} '${name}', but there is ${nameOf(meant)} only` }];
    }),
};
