import { aboutCanaries } from '../canary-object';

/** Retries that nobody reads. */
export const retriesIgnored = aboutCanaries({
  code: 'CM6006',
  name: 'canary-retries-ignored',
  severity: 'warning',
  summary: 'A Canary for the Gateway API has service.retries.',
  explanation: 'Retries are not written into the HTTPRoute: nothing is retried.',
  remedy: 'Delete retries, and configure them by the means of the mesh.',
  see: 'https://docs.flagger.app/tutorials/gatewayapi-progressive-delivery',
}, ({ provider, service }) => provider.startsWith('gatewayapi') && service.retries !== undefined
  ? { at: '/service/retries', message: 'has retries, which are not written into its HTTPRoute' } : undefined);
