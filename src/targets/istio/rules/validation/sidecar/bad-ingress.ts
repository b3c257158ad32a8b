import { ObjectRule } from '../../../../../analysis/rules/rule';
import { list, record, text } from '../../../../../analysis/rules/values';
import { isPort } from '../names';
import { kindOfProtocol } from '../protocols';
import { refusal } from '../refusal';

const LOCAL = ['', '127.0.0.1', '0.0.0.0', '[::1]', '[::]'];
const FIELDS = ['subjectAltNames', 'httpsRedirect', 'credentialName', 'credentialNames', 'tlsCertificates'];

/** An ingress listener passes on to its own pod. */
export const badIngress: ObjectRule = refusal(['networking.istio.io/Sidecar'], {
  code: 'CM2383',
  name: 'bad-ingress-listener',
  summary: 'An ingress listener of a Sidecar has a port, an endpoint or TLS settings that cannot be.',
  remedy: 'Give each a port of its own, a `defaultEndpoint` of `127.0.0.1:port` or `unix://…`, and TLS with files on ports of TLS only.',
}, ({ ingress }, tell) => {
  const seen = new Set<unknown>();
  list(ingress).map(record).forEach(({ port, defaultEndpoint, tls }, i) => {
    const { number, protocol } = record(port);
    const place = `/spec/ingress/${i}`;
    if (!port || !isPort(number)) tell(place, `number of the port is ${number}; expected 1 to 65535`);
    else if (seen.has(number)) tell(`${place}/port`, `port ${number} is there already`);
    seen.add(number);
    if (defaultEndpoint && !isEndpoint(String(defaultEndpoint))) tell(`${place}/defaultEndpoint`, `defaultEndpoint is ${defaultEndpoint}; expected 127.0.0.1:port`);
    const wrong = FIELDS.filter(field => record(tls)[field]);
    const mode = text(record(tls).mode) ?? '';
    if (tls && kindOfProtocol(protocol) !== 'tls') tell(`${place}/tls`, `tls is for HTTPS and TLS, and the port is ${protocol}`);
    else if (wrong.length > 0) tell(`${place}/tls`, `${wrong.join(', ')} is not supported here`);
    else if (['ISTIO_MUTUAL', 'AUTO_PASSTHROUGH'].includes(mode)) tell(`${place}/tls`, `mode ${mode} is not supported here`);
  });
});

function isEndpoint(endpoint: string): boolean {
  const at = endpoint.lastIndexOf(':');
  return /^unix:\/\/[/@].*[^/]$/.test(endpoint) || at >= 0 && LOCAL.includes(endpoint.slice(0, at)) && isPort(endpoint.slice(at + 1));
}
