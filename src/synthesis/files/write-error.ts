/** Does something with a file; an error says what could not be done, and why. */
export function attempt<T>(what: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw new Error(`cannot ${what}: ${(error as Error).message}`, { cause: error });
  }
}

/** The code of an error of the operating system: 'ENOENT'. */
export function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}
