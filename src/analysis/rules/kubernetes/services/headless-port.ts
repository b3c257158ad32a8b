import { aboutServices } from './about-services';
import { nameOf } from '../../kube-object';

/** Without a cluster IP nobody translates ports. */
export const headlessPort = aboutServices({
  code: 'CM1108',
  name: 'headless-service-with-other-target',
  severity: 'warning',
  summary: 'A Service without cluster IP has a targetPort other than its port.',
  explanation: 'Clients get the addresses of the pods and call the port that they know: nothing translates it to targetPort.',
  remedy: 'Use the port of the container as port, or give the Service a cluster IP.',
  see: 'https://kubernetes.io/docs/concepts/services-networking/service/#headless-services',
}, (service, { clusterIP }, ports) => clusterIP !== 'None' ? [] : ports.filter(({ port, target }) => typeof target === 'number' && target !== port)
  .map(({ port, target, pointer }) => ({ pointer: `${pointer}/targetPort`, message: `${nameOf(service)} has port ${port} with targetPort ${target}, and no cluster IP: nothing translates it` })));
