import { join, resolve } from 'path';

/** Where the project is; processes that are measured run elsewhere, and are told. */
export const ROOT = process.env.BENCH_ROOT ?? resolve(__dirname, '..');

/** A module of the library as it is published, after `npx projen compile`. */
export function compiled<T>(path: string): T {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require(join(ROOT, 'lib', path));
}
