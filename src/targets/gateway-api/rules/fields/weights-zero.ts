import { list, record } from '../../../../analysis/rules/values';
import { ROUTES } from '../route';
import { aboutRules } from './about-rules';

/** Backends that get nothing, all of them. */
export const weightsZero = aboutRules(ROUTES, {
  code: 'CM4031',
  name: 'all-weights-zero',
  severity: 'error',
  summary: 'All backends of a rule have weight 0.',
  explanation: 'Nobody gets the requests: some meshes answer with 500, others send everything to a lone backend or fail to build the route.',
  remedy: 'Give one backend a weight above 0.',
  see: 'https://gateway-api.sigs.k8s.io/reference/spec/#httpbackendref',
}, ({ value }) => {
  const refs = list(value.backendRefs).map(record);
  return refs.length > 0 && refs.every(({ weight }) => weight === 0) ? [{ at: '/backendRefs', message: `has ${refs.length} backends with weight 0 and no other` }] : [];
});
