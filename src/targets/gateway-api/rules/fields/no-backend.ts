import { list, record } from '../../../../analysis/rules/values';
import { ROUTES } from '../route';
import { aboutRules } from './about-rules';

/** A rule that sends requests nowhere. */
export const noBackend = aboutRules(ROUTES, {
  code: 'CM4034',
  name: 'rule-without-backend',
  severity: 'warning',
  summary: 'A rule has neither backends nor a redirect.',
  explanation: 'Implementations disagree: some answer with 500, others send requests to the Service that was called.',
  remedy: 'Write the backendRefs, also if that is the Service that is the parent.',
  see: 'https://gateway-api.sigs.k8s.io/reference/spec/#httprouterule',
}, ({ value }, { services, gateways }) => {
  if (services.length + gateways.length === 0) return [];
  const answers = list(value.filters).some(filter => ['RequestRedirect', 'ExtensionRef'].includes(record(filter).type));
  return list(value.backendRefs).length > 0 || answers ? [] : [{ message: 'has a rule without backendRefs' }];
});
