import { existsSync } from 'fs';
import { join } from 'path';

/** Programs of Linkerd, built from its own sources; none of them is a package. */
const NAMES = ['linkerd2-proxy', 'policy-controller', 'controller'] as const;

/** Paths of Linkerd's own programs. */
export type Binaries = { readonly [name in typeof NAMES[number]]: string };

/** Folder that has them; without it, recorded verdicts speak for them. */
export const FOLDER = process.env.LINKERD_BINARIES;

/** @throws if one is missing */
export function binariesIn(folder: string): Binaries {
  const paths = NAMES.map(name => [name, join(folder, name)] as const);
  const missing = paths.find(([, path]) => !existsSync(path));
  if (missing) throw new Error(`LINKERD_BINARIES must have ${NAMES.join(', ')}, got no ${missing[0]}`);
  return Object.fromEntries(paths) as Binaries;
}
