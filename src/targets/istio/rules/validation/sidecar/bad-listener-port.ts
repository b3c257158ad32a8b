import { ObjectRule } from '../../../../../analysis/rules/rule';
import { list, record, text } from '../../../../../analysis/rules/values';
import { isAddress, isLabel, isPort, isSocket } from '../names';
import { kindOfProtocol } from '../protocols';
import { refusal } from '../refusal';

/** A listener is at a port, or at a socket. */
export const badListenerPort: ObjectRule = refusal(['networking.istio.io/Sidecar'], {
  code: 'CM2705',
  name: 'bad-listener-port',
  summary: 'A listener of a Sidecar has a name, number or protocol of a port, a `bind` or a `captureMode` that cannot be.',
  remedy: 'Give the port a number of 1 to 65535 or the listener `bind: unix://…`, a name that is a DNS label, and no `targetPort`; bind other listeners to an address.',
}, ({ ingress, egress }, tell) => {
  for (const [field, listeners] of Object.entries({ ingress, egress })) {
    list(listeners).map(record).forEach((listener, i) => {
      if (!listener.port) return;
      const wrong = wrongOfPort(record(listener.port)) ?? wrongOfPlace(listener, field === 'egress');
      if (wrong !== undefined) tell(`/spec/${field}/${i}`, wrong);
    });
  }
});

function wrongOfPort({ name, protocol, targetPort }: { [key: string]: any }): string | undefined {
  if (targetPort > 0) return 'targetPort has no effect in a Sidecar';
  if (name && !isLabel(name)) return `name of the port is ${name}; expected a DNS label`;
  return protocol && kindOfProtocol(protocol) === undefined ? `protocol is ${protocol}, which is none of Istio` : undefined;
}

function wrongOfPlace({ port, bind, captureMode }: { [key: string]: any }, maySocket: boolean): string | undefined {
  const [number, place] = [record(port).number ?? 0, text(bind) ?? ''];
  if (maySocket && number === 0) {
    if (place.startsWith('unix://') && !isSocket(place.slice(7))) return `bind is ${bind}; expected unix:// and a path to a file`;
    return ['DEFAULT', 'NONE', undefined, null].includes(captureMode) ? undefined : `captureMode is ${captureMode}; a socket has DEFAULT or NONE`;
  }
  if (maySocket && !isPort(number)) return `number of the port is ${number}; expected 1 to 65535`;
  return place === '' || isAddress(place) ? undefined : `bind is ${bind}; expected an address`;
}
