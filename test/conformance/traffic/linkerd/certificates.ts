import { mkdirSync, readFileSync } from 'fs';
import { dirname } from 'path';
import { Bench } from '../../bench';

const KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];

/** A root, and an issuer below it in a folder as Linkerd's identity controller wants it. */
export function authority(bench: Bench, name: string): { root: string; issuer: string } {
  const at = (file: string) => bench.path('authority', file);
  const openssl = (...args: string[]) => bench.processes.run(['openssl', ...args]);
  const may = ['-addext', 'keyUsage=critical,keyCertSign,cRLSign'];
  openssl('req', '-x509', ...KEY, '-keyout', at('root.pem'), '-out', at('root.crt'), '-days', '30', '-subj', '/CN=root.linkerd.cluster.local', ...may,
    '-addext', 'subjectAltName=DNS:root.linkerd.cluster.local');
  openssl('req', '-new', ...KEY, '-keyout', at('issuer.sec1'), '-out', at('issuer.csr'), '-subj', `/CN=${name}`, '-addext', `subjectAltName=DNS:${name}`,
    '-addext', 'basicConstraints=critical,CA:TRUE,pathlen:0', ...may);
  openssl('x509', '-req', '-in', at('issuer.csr'), '-CA', at('root.crt'), '-CAkey', at('root.pem'), '-CAcreateserial', '-days', '20', '-copy_extensions', 'copyall',
    '-out', at('crt.pem'));
  openssl('ec', '-in', at('issuer.sec1'), '-out', at('key.pem'));
  return { root: readFileSync(at('root.crt'), 'utf-8'), issuer: dirname(at('crt.pem')) };
}

/** A key and a certificate that nobody checks. */
export function keyPair(bench: Bench, name: string): { key: string; certificate: string } {
  const [key, certificate] = [bench.path('keys', `${name}.pem`), bench.path('keys', `${name}.crt`)];
  bench.processes.run(['openssl', 'req', '-x509', ...KEY, '-keyout', key, '-out', certificate, '-days', '30', '-subj', `/CN=${name}`]);
  return { key, certificate };
}

/** What a proxy brings to the identity controller: a key, and a request for a certificate. */
export function endEntity(bench: Bench, folder: string, name: string): void {
  mkdirSync(folder, { recursive: true });
  const openssl = (...args: string[]) => bench.processes.run(['openssl', ...args]);
  openssl('req', '-new', ...KEY, '-keyout', `${folder}/key.pem`, '-out', `${folder}/csr.der`, '-outform', 'DER', '-subj', '/',
    '-addext', `subjectAltName=DNS:${name}`);
  openssl('pkcs8', '-topk8', '-nocrypt', '-in', `${folder}/key.pem`, '-outform', 'DER', '-out', `${folder}/key.p8`);
}
