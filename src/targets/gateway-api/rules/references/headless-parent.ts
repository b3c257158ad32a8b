import { serviceThat } from './service-that';

/** Calls are known by the address of the Service that was called. */
export const headlessParent = serviceThat(({ services }) => services, ({ clusterIP, type }) => clusterIP === 'None' || type === 'ExternalName', 'has no cluster IP', {
  code: 'CM4006',
  name: 'parent-without-cluster-ip',
  severity: 'error',
  summary: 'A route has a Service without cluster IP as its parent.',
  explanation: 'Meshes know by the cluster IP which Service is called. Without one the route is not accepted, or not used for calls of single pods.',
  remedy: 'Give the Service a cluster IP, or make the route for another Service of the same pods that has one.',
  see: 'https://gateway-api.sigs.k8s.io/mesh/',
});
