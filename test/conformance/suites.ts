import { Suite } from './suite';

/** All suites, in the order in which they are run. */
export const SUITES: Suite[] = [];
