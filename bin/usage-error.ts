/** What is wrong with how the command is called, in one line. */
export class UsageError extends Error {}
