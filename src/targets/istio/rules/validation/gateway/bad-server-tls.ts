import { GATEWAY, serversOf } from './servers';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { list, record } from '../../../../../analysis/rules/values';
import { refusal } from '../refusal';

const SOURCES = ['credentialName', 'credentialNames', 'tlsCertificates'];
const MODES = new Set(['SIMPLE', 'MUTUAL', 'OPTIONAL_MUTUAL']);

/** A server has one certificate, from one place. */
export const badServerTls: ObjectRule = refusal([GATEWAY, 'networking.istio.io/Sidecar'], {
  code: 'CM2363',
  name: 'bad-server-tls',
  summary: 'TLS settings of a Gateway or Sidecar lack a certificate, or have more than go together.',
  remedy: 'Give one of `credentialName`, `credentialNames`, `tlsCertificates`, and `serverCertificate` with `privateKey`; ISTIO_MUTUAL has none.',
}, ({ ingress }, tell, object) => [...serversOf(object), ...listenersIn(ingress)].filter(({ value }) => value.tls).forEach(({ value, pointer }) => {
  for (const wrong of wrongOf(record(value.tls))) tell(`${pointer}/tls`, wrong);
}));

function listenersIn(ingress: unknown): { value: { [key: string]: any }; pointer: string }[] {
  return list(ingress).map((listener, i) => ({ value: record(listener), pointer: `/spec/ingress/${i}` }));
}

function wrongOf(tls: { [key: string]: any }): string[] {
  const { mode, caCertificates, caCrl, serverCertificate, privateKey, credentialName } = tls;
  const named = SOURCES.filter(field => typeof tls[field] === 'string' ? tls[field] : list(tls[field]).length > 0);
  const files = ['serverCertificate', 'privateKey', 'caCertificates'].filter(field => tls[field]);
  if (mode === 'ISTIO_MUTUAL') {
    const beside = [...named, ...files];
    return beside.length > 0 ? [`ISTIO_MUTUAL must not have ${beside.join(', ')}`] : [];
  }
  const sources = [...named, ...serverCertificate && privateKey ? ['serverCertificate'] : []];
  const byName = named.includes('credentialName') || named.includes('credentialNames');
  return [
    ...sources.length > 1 ? [`certificates are from ${sources.join(' and ')}; expected one of them`] : [],
    ...MODES.has(mode) && !byName ? missing(tls) : [],
    ...MODES.has(mode) && mode !== 'SIMPLE' && !byName && !caCertificates ? [`${mode} needs caCertificates, or credentialName`] : [],
    ...!byName && caCrl && mode === 'SIMPLE' ? ['caCrl is not supported with SIMPLE'] : [],
    ...!MODES.has(mode) && caCrl && credentialName ? ['caCrl is not supported with credentialName'] : [],
  ];
}

function missing({ mode, tlsCertificates, serverCertificate, privateKey }: { [key: string]: any }): string[] {
  const certificates = list(tlsCertificates).length > 0 ? list(tlsCertificates).map(record) : [{ serverCertificate, privateKey }];
  const lacks = certificates.some(each => !each.serverCertificate || !each.privateKey);
  return lacks ? [`${mode} needs serverCertificate and privateKey, or credentialName`] : [];
}
