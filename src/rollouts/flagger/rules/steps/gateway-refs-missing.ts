import { list } from '../../../../analysis/rules/values';
import { aboutCanaries } from '../canary-object';

/** An HTTPRoute needs a parent. */
export const gatewayRefsMissing = aboutCanaries({
  code: 'CM6007',
  name: 'gateway-refs-missing',
  severity: 'error',
  summary: 'A Canary for the Gateway API has no gatewayRefs.',
  explanation: 'The controller refuses to make the HTTPRoute, and the Canary is not initialised.',
  remedy: 'Write gatewayRefs: a Gateway, or the Service itself for calls within a mesh.',
  see: 'https://docs.flagger.app/tutorials/gatewayapi-progressive-delivery',
}, ({ provider, service }) => provider.startsWith('gatewayapi') && list(service.gatewayRefs).length === 0
  ? { at: '/service', message: 'has no gatewayRefs, which its provider needs' } : undefined);
