/** The package has no types of its own. */
declare module 'js-yaml' {
  /** What JSON knows, as YAML 1.2 reads it. */
  export const CORE_SCHEMA: unknown;
  /** Reads one document. */
  export function load(text: string, options: { schema: unknown }): unknown;
}
