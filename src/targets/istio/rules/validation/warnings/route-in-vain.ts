import { ObjectRule } from '../../../../../analysis/rules/rule';
import { list, record } from '../../../../../analysis/rules/values';
import { routesOf, VIRTUAL_SERVICE } from '../../semantics/traffic';
import { isAddress } from '../names';
import { refusal } from '../refusal';

/** Parts of routes that are accepted and do little good. */
export const routeInVain: ObjectRule = refusal([VIRTUAL_SERVICE], {
  code: 'CM2325',
  name: 'route-settings-in-vain',
  severity: 'warning',
  summary: 'A route of a VirtualService aborts without saying how, answers with a body of more than 100 kB, or matches an address as a server name.',
  explanation: 'Istio accepts it and warns: nothing is aborted, the body is sent to each proxy, and clients do not send addresses as server names.',
  remedy: 'Give `abort` a status, serve large bodies from a workload, and match names in `sniHosts`.',
}, (_, tell, object) => {
  for (const { value, pointer } of routesOf(object)) {
    const { abort } = record(value.fault);
    const size = Buffer.byteLength(String(record(record(value.directResponse).body).string ?? ''));
    const aborts = ['httpStatus', 'grpcStatus', 'http2Error'].some(field => record(abort)[field] !== undefined);
    if (abort && !aborts) tell(`${pointer}/fault/abort`, 'abort has no status, and aborts nothing');
    if (size > 100 * 1024 && size <= 1024 * 1024) tell(`${pointer}/directResponse/body`, `body has ${size} bytes, which each proxy gets; expected less than 100 kB`);
  }
  for (const { value, pointer } of routesOf(object, ['tls'])) {
    list(value.match).forEach((match, i) => list(record(match).sniHosts).filter(isAddress)
      .forEach(host => tell(`${pointer}/match/${i}/sniHosts`, `${host} is an address, which clients do not send as a server name`)));
  }
});
