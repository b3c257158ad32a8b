import { lacking } from '../machine/machine';
import { lackingToolchain } from '../machine/toolchains';
import { Suite } from '../suite';

/** Why a suite cannot run on this machine; nothing if it can. */
export function lackOf({ needs, tools, modules = [] }: Suite): string | undefined {
  return [...needs.map(lacking), lackingToolchain(tools, modules.length > 0)].find(lack => lack !== undefined);
}
