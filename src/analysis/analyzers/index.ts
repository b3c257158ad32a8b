import { conflictingCircuitBreakers } from './conflicting-circuit-breakers';
import { conflictingResilience } from './conflicting-resilience';
import { contractOwed } from './contract-owed';
import { contradiction } from './contradiction';
import { duplicateManifest } from './duplicate-manifest';
import { exposedWorkload } from './exposed-workload';
import { overlappingRoutes } from './overlapping-routes';
import { retriesBeyondTimeout } from './retries-beyond-timeout';
import { sharedServiceAccount } from './shared-service-account';
import { skippedAudit } from './skipped-audit';
import { spilledResilience } from './spilled-resilience';
import { unmeshedDestination } from './unmeshed-destination';
import { unmeshedSource } from './unmeshed-source';
import { unsafeRetries } from './unsafe-retries';
import { unsupportedFeature } from './unsupported-feature';
import { Analyzer } from '../analyzer';

/** Every rule; the order decides nothing. */
export const ANALYZERS: Analyzer[] = [
  unsupportedFeature, spilledResilience, unmeshedSource, unmeshedDestination, sharedServiceAccount, contradiction, exposedWorkload, skippedAudit,
  duplicateManifest,
  conflictingResilience, overlappingRoutes, conflictingCircuitBreakers, retriesBeyondTimeout, unsafeRetries, contractOwed,
];
