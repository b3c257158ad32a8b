import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { ROUTES } from '../kinds';
import { isSharedWithOther, withSigns } from '../lookup/mesh-signs';
import { serviceParents } from '../lookup/routes';

/** A parent of a route is of the group `core`, which only Linkerd takes for that of Services. */
export const parentOfGroupCore: ObjectRule = {
  entry: {
    code: 'CM3006',
    name: 'parent-of-group-core',
    severity: 'warning',
    summary: 'A parent of a route is of the group `core`, which only Linkerd takes for that of Services.',
    explanation: 'Istio takes the empty group only, so the route does nothing there.',
    remedy: 'Write `group: \'\'`, which both take.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/httproute/',
  },
  reads: withSigns(...ROUTES),
  check: (objects, profile) => {
    const parents = serviceParents(objects, profile, ROUTES).filter(({ ref }) => ref.group === 'core');
    return !isSharedWithOther(objects, profile) ? [] : parents.map(({ route: object, pointer }) => ({
      object, pointer: `${pointer}/group`, message: `${nameOf(object)} has a parent of group 'core', expected '' as another mesh reads it too`,
    }));
  },
};
