/** Thrown where a document is written in another way than most are, or is none: then it is read with more care. */
export const UNUSUAL = new Error('an unusual document');

/** How deep a document may nest; far more than any object does, and far less than would end the process. */
export const MAX_DEPTH = 200;
