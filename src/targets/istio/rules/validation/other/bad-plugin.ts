import { ObjectRule } from '../../../../../analysis/rules/rule';
import { list, record } from '../../../../../analysis/rules/values';
import { refusal, Tell } from '../refusal';

/** A plugin is fetched from somewhere, and is what it is said to be. */
export const badPlugin: ObjectRule = refusal(['extensions.istio.io/WasmPlugin', 'extensions.istio.io/TrafficExtension'], {
  code: 'CM2445',
  name: 'bad-plugin',
  summary: 'A WasmPlugin or TrafficExtension has an address, a checksum or variables that cannot be, or not exactly one of Wasm and Lua.',
  remedy: 'Give `url` with oci, http, https or file, `sha256` of 64 hexadecimal digits, variables of different names, and one of `wasm` and `lua`.',
}, (spec, tell, { kind }) => {
  if (kind === 'WasmPlugin') return tellOfWasm(spec, '/spec', tell);
  const { wasm, lua } = spec;
  if (Boolean(wasm) === Boolean(lua)) tell('/spec', `has ${wasm ? 'both' : 'neither'} wasm and lua; expected one of them`);
  if (wasm) tellOfWasm(record(wasm), '/spec/wasm', tell);
  if (lua && !record(lua).inlineCode) tell('/spec/lua', 'lua has no inlineCode, and needs it');
});

function tellOfWasm({ url, sha256, vmConfig }: { [key: string]: any }, pointer: string, tell: Tell): void {
  const [, scheme] = /^([a-z][a-z0-9+.-]*):\/\//i.exec(String(url ?? '')) ?? [];
  const env = list(record(vmConfig).env).map(record);
  const names = env.map(({ name }) => name);
  if (!url || scheme !== undefined && !['oci', 'http', 'https', 'file'].includes(scheme.toLowerCase())) tell(pointer, `url is ${url}; expected oci, http, https or file`);
  if (sha256 && !/^[a-f0-9]{64}$/.test(String(sha256))) tell(`${pointer}/sha256`, `sha256 is ${sha256}; expected 64 hexadecimal digits in small letters`);
  if (names.some((name, i) => !name || names.indexOf(name) !== i)) tell(`${pointer}/vmConfig/env`, 'a variable has no name, or is there twice');
  if (env.some(({ valueFrom = 'INLINE', value }) => valueFrom !== 'INLINE' && value)) tell(`${pointer}/vmConfig/env`, 'a variable from the host must not have a value');
}
