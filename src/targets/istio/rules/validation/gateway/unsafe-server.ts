import { GATEWAY, serversOf } from './servers';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { list, record } from '../../../../../analysis/rules/values';
import { kindOfProtocol } from '../protocols';
import { refusal } from '../refusal';

/** Settings of TLS that are there in vain. */
export const unsafeServer: ObjectRule = refusal([GATEWAY], {
  code: 'CM2364',
  name: 'tls-settings-in-vain',
  severity: 'warning',
  summary: 'TLS settings of a Gateway have no effect: a redirect of what is no HTTP, an old version without its ciphers, a cipher twice, unused certificates.',
  explanation: 'Istio accepts them and warns. No client gets through with a version that has no ciphers, and what is unused is ignored.',
  remedy: 'Redirect on servers of HTTP only, name `cipherSuites` beside TLSV1_0 and TLSV1_1, and leave out what is unused.',
}, (_, tell, object) => serversOf(object).filter(({ value }) => value.tls).forEach(({ value, port, pointer }) => {
  const tls = record(value.tls);
  const ciphers = list(tls.cipherSuites);
  const isOld = ['TLSV1_0', 'TLSV1_1'].includes(tls.minProtocolVersion);
  const mode = tls.mode ?? 'PASSTHROUGH';
  const isThrough = ['PASSTHROUGH', 'AUTO_PASSTHROUGH'].includes(mode) && ['credentialName', 'serverCertificate', 'privateKey'].some(field => tls[field]);
  if (tls.httpsRedirect === true && kindOfProtocol(port.protocol) !== 'http') tell(`${pointer}/tls/httpsRedirect`, `httpsRedirect is for HTTP, and this is ${port.protocol}`);
  if (isOld && ciphers.length === 0) tell(`${pointer}/tls/minProtocolVersion`, `${tls.minProtocolVersion} needs cipherSuites: none of the usual ones is as old`);
  if (new Set(ciphers).size < ciphers.length) tell(`${pointer}/tls/cipherSuites`, 'a cipher suite is there twice');
  if (isThrough) tell(`${pointer}/tls/mode`, `${mode} uses no certificates, and there is one`);
}));
