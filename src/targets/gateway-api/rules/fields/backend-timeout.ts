import { record } from '../../../../analysis/rules/values';
import { HTTP_ROUTE } from '../route';
import { aboutRules } from './about-rules';

/** A timeout of one try, where there are no tries. */
export const backendTimeout = aboutRules([HTTP_ROUTE], {
  code: 'CM4036',
  name: 'backend-timeout-without-retry',
  severity: 'warning',
  summary: 'A rule has a backendRequest timeout beside a request timeout, and no retry.',
  explanation: 'Without retries the two are about the same time: some meshes ignore backendRequest, others take it instead of request.',
  remedy: 'Write request alone.',
  see: 'https://gateway-api.sigs.k8s.io/reference/spec/#httproutetimeouts',
}, ({ value }) => {
  const { request, backendRequest } = record(value.timeouts);
  return request === undefined || backendRequest === undefined || value.retry !== undefined || request === backendRequest ? []
    : [{ at: '/timeouts/backendRequest', message: `has timeout ${request} for a request and ${backendRequest} for a try, and no retry` }];
});
