import { ObjectRule } from '../../../../../analysis/rules/rule';
import { list, record } from '../../../../../analysis/rules/values';
import { refusal, Tell } from '../refusal';

/** A plugin comes from somewhere, and is what its checksum says. */
export const badPlugin: ObjectRule = refusal(['extensions.istio.io/WasmPlugin', 'extensions.istio.io/TrafficExtension'], {
  code: 'CM2445',
  name: 'bad-plugin',
  summary: 'A WasmPlugin or TrafficExtension has a URL or a checksum that cannot be, or a variable twice.',
  remedy: 'Give `url` the scheme `oci`, `https`, `http` or `file`, `sha256` as 64 hexadecimal digits in small letters, and variables different names.',
}, (spec, tell, { kind }) => kind === 'WasmPlugin' ? tellOfWasm(spec, '/spec', tell) : tellOfWasm(record(spec.wasm), '/spec/wasm', tell));

const SCHEMES = ['oci', 'https', 'http', 'file'];

function tellOfWasm({ url, sha256, vmConfig }: { [key: string]: any }, pointer: string, tell: Tell): void {
  const env = list(record(vmConfig).env).map(record);
  const names = env.map(({ name }) => name);
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(String(url))?.[1].toLowerCase();
  if (scheme !== undefined && !SCHEMES.includes(scheme)) tell(`${pointer}/url`, `scheme of the url is ${scheme}; expected one of ${SCHEMES.join(', ')}`);
  if (sha256 && !/^[a-f0-9]{64}$/.test(String(sha256))) tell(`${pointer}/sha256`, `sha256 is ${sha256}; expected 64 hexadecimal digits in small letters`);
  if (names.some((name, i) => !name || names.indexOf(name) !== i)) tell(`${pointer}/vmConfig/env`, 'a variable has no name, or is there twice');
}
