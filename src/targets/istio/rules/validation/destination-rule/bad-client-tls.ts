import { blocksOf } from './blocks';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { list } from '../../../../../analysis/rules/values';
import { DESTINATION_RULE } from '../../semantics/traffic';
import { refusal } from '../refusal';

const FILES = ['clientCertificate', 'privateKey', 'caCertificates', 'caCrl'];

/** Certificates of a client are files, or a Secret. */
export const badClientTls: ObjectRule = refusal([DESTINATION_RULE], {
  code: 'CM2348',
  name: 'bad-client-tls',
  summary: 'TLS settings of a DestinationRule lack a certificate, name two sources of them, or ask for a check that they switch off.',
  remedy: 'Give MUTUAL `credentialName`, or `clientCertificate` and `privateKey`. Beside `insecureSkipVerify` leave out `caCertificates` and `subjectAltNames`.',
}, (_, tell, object) => blocksOf(object, 'tls').forEach(({ value, pointer }) => {
  const { mode, credentialName, insecureSkipVerify, caCertificates, subjectAltNames } = value;
  if (mode !== 'SIMPLE' && mode !== 'MUTUAL') return;
  const files = FILES.filter(field => value[field]);
  const missing = ['clientCertificate', 'privateKey'].filter(field => !value[field]);
  const checked = caCertificates || list(subjectAltNames).length > 0 || mode === 'SIMPLE' && credentialName;
  if (credentialName && files.length > 0) tell(pointer, `credentialName must not be beside ${files.join(', ')}`);
  if (mode === 'MUTUAL' && !credentialName && missing.length > 0) tell(pointer, `MUTUAL needs ${missing.join(' and ')}, or credentialName`);
  if (insecureSkipVerify === true && checked) tell(pointer, 'insecureSkipVerify must not be beside what is to be verified');
}));
