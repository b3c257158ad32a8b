import { Mutant } from '../../suite';

/** Mistakes in what Linkerd's proxies are told. */
export const MUTANTS: Mutant[] = [];
