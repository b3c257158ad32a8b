type Cel = typeof import('@bufbuild/cel');

let cel: Cel | undefined;

/** What is wrong with the syntax of a CEL expression; the parser takes time to load, so it is loaded when there is one. */
export function celSyntaxError(expression: string): string | undefined {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  cel ??= require('@bufbuild/cel') as Cel;
  try {
    cel.parse(expression);
    return undefined;
  } catch (error) {
    return (error as Error).message.split('\n')[0];
  }
}
