import { HTTP_ROUTE } from '../route';
import { aboutRules } from './about-rules';

/** Fields of the experimental channel. */
export const experimentalField = aboutRules([HTTP_ROUTE], {
  code: 'CM4035',
  name: 'experimental-route-field',
  severity: 'warning',
  summary: 'A rule of a route uses a field of the experimental channel: retry or sessionPersistence.',
  explanation: 'CRDs of the standard channel do not have the field: the API server drops it, and nothing is retried or kept together.',
  remedy: 'Install the experimental CRDs, or use the means of the mesh.',
  see: 'https://gateway-api.sigs.k8s.io/concepts/versioning/#release-channels',
}, ({ value }, _, { experimentalGatewayApi }) => ['retry', 'sessionPersistence'].filter(field => !experimentalGatewayApi && field in value)
  .map(field => ({ at: `/${field}`, message: `has ${field}, which CRDs of the standard channel drop` })));
