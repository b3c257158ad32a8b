import { MODE } from './accrual';
import { nameOf } from '../../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { pointerPart, text } from '../../../../../analysis/rules/values';
import { ROUTES } from '../../kinds';
import { annotationsOf, withSigns } from '../../lookup/mesh-signs';
import { serviceBackends, serviceParents } from '../../lookup/routes';

/** Failing endpoints are taken out as the Service says that was called, not the one that requests are sent to. */
export const failureAccrualOfBackend: ObjectRule = {
  entry: {
    code: 'CM3178',
    name: 'failure-accrual-of-backend',
    severity: 'warning',
    summary: 'A Service has failure accrual that only gets requests by the route of another Service.',
    explanation: 'Clients read failure accrual of the Service that they call, the parent of the route: for its requests this annotation does nothing.',
    remedy: 'Write the annotation on the Service that is the parent of the route.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/circuit-breaking/',
  },
  reads: withSigns(...ROUTES),
  check: (objects, profile) => {
    const parents = serviceParents(objects, profile, ROUTES);
    const called = new Set(parents.map(({ namespace, name }) => `${namespace}/${name}`));
    const found = new Map(parents.flatMap(parent => serviceBackends(parent.route).flatMap(({ value }) => {
      const service = objects.find('Service', text(value.namespace) ?? parent.namespace, text(value.name) ?? '');
      return service && !called.has(`${service.namespace}/${service.name}`) && MODE in annotationsOf(service) ? [[service, parent] as const] : [];
    })));
    return [...found].filter(([, { namespace, name }]) => {
      const parent = objects.find('Service', namespace, name);
      return parent !== undefined && !(MODE in annotationsOf(parent));
    })
      .map(([object, { route, namespace, name }]) => ({
        object, pointer: `/metadata/annotations/${pointerPart(MODE)}`, message: `${nameOf(object)} gets requests by ${nameOf(route)}, whose parent ${namespace}/${name} has no failure accrual`,
      }));
  },
};
