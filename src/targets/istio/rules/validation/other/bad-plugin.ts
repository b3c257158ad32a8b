import { ObjectRule } from '../../../../../analysis/rules/rule';
import { list, record } from '../../../../../analysis/rules/values';
import { refusal, Tell } from '../refusal';

/** A plugin is what its checksum says. */
export const badPlugin: ObjectRule = refusal(['extensions.istio.io/WasmPlugin', 'extensions.istio.io/TrafficExtension'], {
  code: 'CM2445',
  name: 'bad-plugin',
  summary: 'A WasmPlugin or TrafficExtension has a checksum that cannot be, or a variable twice.',
  remedy: 'Give `sha256` as 64 hexadecimal digits in small letters, and variables different names.',
}, (spec, tell, { kind }) => kind === 'WasmPlugin' ? tellOfWasm(spec, '/spec', tell) : tellOfWasm(record(spec.wasm), '/spec/wasm', tell));

function tellOfWasm({ sha256, vmConfig }: { [key: string]: any }, pointer: string, tell: Tell): void {
  const env = list(record(vmConfig).env).map(record);
  const names = env.map(({ name }) => name);
  if (sha256 && !/^[a-f0-9]{64}$/.test(String(sha256))) tell(`${pointer}/sha256`, `sha256 is ${sha256}; expected 64 hexadecimal digits in small letters`);
  if (names.some((name, i) => !name || names.indexOf(name) !== i)) tell(`${pointer}/vmConfig/env`, 'a variable has no name, or is there twice');
}
