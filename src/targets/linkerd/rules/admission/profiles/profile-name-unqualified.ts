import { nameOf } from '../../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { SERVICE_PROFILE } from '../../kinds';

/** ServiceProfiles are found by the full name of a host. */
export const profileNameUnqualified: ObjectRule = {
  entry: {
    code: 'CM3210',
    name: 'profile-name-unqualified',
    severity: 'error',
    summary: 'The name of a ServiceProfile is no full name of a host.',
    explanation: 'Profiles are looked up by the full name of the Service, so this one is read by nobody.',
    remedy: 'Name it as the Service is called in full: `web.shop.svc.cluster.local`.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/service-profiles/',
  },
  reads: [SERVICE_PROFILE],
  check: objects => objects.of(SERVICE_PROFILE).filter(({ name }) => name !== '' && !name.includes('.')).map(object => ({
    object, pointer: '/metadata/name', message: `${nameOf(object)} is for no host, expected a full name like ${object.name}.${object.namespace || 'shop'}.svc.cluster.local`,
  })),
};
