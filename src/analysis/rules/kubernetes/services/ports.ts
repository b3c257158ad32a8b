import { KubeObject, nameOf } from '../../kube-object';
import { ObjectRule, Problem, RuleEntry } from '../../rule';
import { portsOfService, ServicePort } from '../../service-ports';
import { record } from '../../values';

const PAGE = 'https://kubernetes.io/docs/concepts/services-networking/service/';

function aboutServices(entry: RuleEntry, find: (service: KubeObject, spec: { [key: string]: any }, ports: ServicePort[]) => Omit<Problem, 'object'>[]): ObjectRule {
  return {
    entry,
    reads: ['Service'],
    check: objects => objects.of('Service').flatMap(object => find(object, record(object.body.spec), portsOfService(object)).map(problem => ({ object, ...problem }))),
  };
}

/** A port whose protocol has to be guessed. */
export const portWithoutProtocol = aboutServices({
  code: 'CM1106',
  name: 'port-without-protocol',
  severity: 'info',
  summary: 'A port of a Service says its protocol neither by appProtocol nor by its name.',
  explanation: 'Meshes look at the first bytes of each connection to tell what it is: that costs time where the server speaks first, and fails for encrypted traffic.',
  remedy: 'Write appProtocol, and a name like http-web.',
  elsewhere: ['IST0118', 'KIA0601'],
  see: 'https://kubernetes.io/docs/concepts/services-networking/service/#application-protocol',
}, (service, { type }, ports) => type === 'ExternalName' ? [] : ports
  .filter(({ protocol, appProtocol, name = '' }) => protocol === 'TCP' && !appProtocol && !/^(http2?|https|grpc(-web)?|tcp|tls|mongo|mysql|redis)(-|$)/.test(name))
  .map(({ port, pointer }) => ({ pointer, message: `port ${port} of ${nameOf(service)} has neither appProtocol nor a name that begins with a protocol` })));

/** Of several ports each has a name, and no two are the same. */
export const invalidPorts = aboutServices({
  code: 'CM1107',
  name: 'invalid-service-ports',
  severity: 'error',
  summary: 'A Service has several ports of which one has no name, or has a port twice.',
  explanation: 'The API server refuses the Service.',
  remedy: 'Give each port a name of its own, and each number once for a protocol.',
  see: `${PAGE}#multi-port-services`,
}, (service, _, ports) => {
  const [names, numbers] = [ports.map(({ name }) => name), ports.map(({ port, protocol }) => `${port}/${protocol}`)];
  return ports.filter(({ name }, i) => ports.length > 1 && (!name || names.indexOf(name) < i || numbers.indexOf(numbers[i]) < i))
    .map(({ name, port, pointer }) => ({ pointer, message: `port ${port} of ${nameOf(service)} ${name ? 'is there twice, by number or name' : 'has no name, and there are others'}` }));
});

/** Without a cluster IP nobody translates ports. */
export const headlessPort = aboutServices({
  code: 'CM1108',
  name: 'headless-service-with-other-target',
  severity: 'warning',
  summary: 'A Service without cluster IP has a targetPort other than its port.',
  explanation: 'Clients get the addresses of the pods and call the port that they know: nothing translates it to targetPort.',
  remedy: 'Use the port of the container as port, or give the Service a cluster IP.',
  see: `${PAGE}#headless-services`,
}, (service, { clusterIP }, ports) => clusterIP !== 'None' ? [] : ports.filter(({ port, target }) => typeof target === 'number' && target !== port)
  .map(({ port, target, pointer }) => ({ pointer: `${pointer}/targetPort`, message: `${nameOf(service)} has port ${port} with targetPort ${target}, and no cluster IP: nothing translates it` })));

/** A name that is an address. */
export const externalAddress = aboutServices({
  code: 'CM1109',
  name: 'external-name-is-address',
  severity: 'error',
  summary: 'The externalName of a Service is an address.',
  explanation: 'It is given to DNS as a name, which nobody resolves.',
  remedy: 'Use a Service without selector and an EndpointSlice with the address.',
  see: `${PAGE}#externalname`,
}, (service, { type, externalName }) => type !== 'ExternalName' || !/^[0-9.]+$/.test(String(externalName)) ? []
  : [{ pointer: '/spec/externalName', message: `${nameOf(service)} has externalName ${externalName}, which is an address and no name` }]);

/** A selector that nobody reads. */
export const externalSelector = aboutServices({
  code: 'CM1110',
  name: 'external-name-with-selector',
  severity: 'warning',
  summary: 'A Service of type ExternalName has a selector.',
  explanation: 'Such a Service is a name in DNS for another host: it has no endpoints, and the pods get no calls by it.',
  remedy: 'Delete the selector, or type and externalName.',
  see: `${PAGE}#externalname`,
}, (service, { type, selector }) => type !== 'ExternalName' || Object.keys(record(selector)).length === 0 ? []
  : [{ pointer: '/spec/selector', message: `${nameOf(service)} is of type ExternalName and has a selector, which is ignored` }]);

/** Two words about the protocol that differ. */
export const contradictingProtocol = aboutServices({
  code: 'CM1111',
  name: 'contradicting-protocol',
  severity: 'warning',
  summary: 'A port of a Service says one protocol by its name and another by appProtocol.',
  explanation: 'Who reads appProtocol takes that, and who reads names the other one.',
  remedy: 'Begin the name with the protocol of appProtocol.',
  see: 'https://kubernetes.io/docs/concepts/services-networking/service/#application-protocol',
}, (service, _, ports) => ports.flatMap(({ name = '', appProtocol, pointer }) => {
  const named = /^(http|https|grpc|tcp|tls)(-|$)/.exec(name)?.[1];
  if (!named || !['http', 'https', 'grpc', 'tcp', 'tls'].includes(appProtocol ?? '') || named === appProtocol) return [];
  return [{ pointer: `${pointer}/appProtocol`, message: `port ${name} of ${nameOf(service)} has appProtocol ${appProtocol}` }];
}));
