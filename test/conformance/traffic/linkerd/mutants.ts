import { MUTANTS as MISTAKES } from '../../program/linkerd/mutants';
import { Mutant } from '../../suite';

/** Mistakes that requests notice, and not only a look at what proxies are told. */
const NOTICED = [
  'a Server is lost',
  'an AuthorizationPolicy is lost',
  'another service account is admitted',
  'a Server takes no requests apart',
  'the strict phase admits whoever is in the mesh',
  'what is probed is closed',
  'weights are swapped',
  'a backend has another port',
  'a route has no catch-all',
  'a timeout is ten times as long',
  'retries have no condition',
  'sessions leave their version',
];

/** Mistakes in what Linkerd's proxies are told. */
export const MUTANTS: Mutant[] = MISTAKES.filter(({ name }) => NOTICED.includes(name));
