import { serviceThat } from './service-that';

/** Backends by the name of another host. */
export const externalBackend = serviceThat(({ rules }) => rules.flatMap(({ backends }) => backends), ({ type }) => type === 'ExternalName', 'is another host by name', {
  code: 'CM4007',
  name: 'backend-external-name',
  severity: 'warning',
  summary: 'A route sends requests to a Service of type ExternalName.',
  explanation: 'The Gateway API recommends not to follow such Services, for a route would reach any host: implementations answer with 500.',
  remedy: 'Use a Service with endpoints, or the means of the mesh for external hosts.',
  see: 'https://gateway-api.sigs.k8s.io/reference/spec/#backendobjectreference',
});
