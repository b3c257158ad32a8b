import { GATEWAY, serversOf } from './servers';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { record } from '../../../../../analysis/rules/values';
import { kindOfProtocol } from '../protocols';
import { refusal } from '../refusal';

/** Settings of TLS are for ports of TLS. */
export const tlsOfPlainServer: ObjectRule = refusal([GATEWAY], {
  code: 'CM2362',
  name: 'tls-of-plain-server',
  summary: 'A server of a Gateway has TLS settings and a protocol without TLS, or the other way round.',
  remedy: 'Give `tls` to servers of HTTPS and TLS, and only to them; one of HTTP may have `httpsRedirect`.',
}, (_, tell, object) => serversOf(object).forEach(({ value: { tls }, port: { protocol }, pointer }) => {
  const kind = kindOfProtocol(protocol);
  const { mode = 'PASSTHROUGH', caCertificates, privateKey, serverCertificate } = record(tls);
  const isBare = ['PASSTHROUGH', 'AUTO_PASSTHROUGH'].includes(mode) && !caCertificates && !privateKey && !serverCertificate;
  if (kind === 'tls' && !tls) tell(pointer, `server of ${protocol} has no tls, and needs it`);
  else if (tls && (kind === 'other' || kind === 'http' && !isBare)) tell(`${pointer}/tls`, `server of ${protocol} must not have tls`);
}));
