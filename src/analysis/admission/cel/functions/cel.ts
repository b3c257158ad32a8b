/** The library that evaluates rules; loaded when a rule is asked for. */
export type Cel = typeof import('@bufbuild/cel');

/** A function that rules may call. */
export type CelFunction = import('@bufbuild/cel').CelFunc;
