import { Analyzer } from '../analyzer';
import { conflictingCircuitBreakers } from './calls/conflicting-circuit-breakers';
import { conflictingResilience } from './calls/conflicting-resilience';
import { contractOwed } from './calls/contract-owed';
import { idleRules } from './calls/idle-rules';
import { overlappingRoutes } from './calls/overlapping-routes';
import { retriesBeyondTimeout } from './calls/retries-beyond-timeout';
import { spilledResilience } from './calls/spilled-resilience';
import { unsafeRetries } from './calls/unsafe-retries';
import { contradiction } from './objects/contradiction';
import { duplicateObject } from './objects/duplicate-object';
import { overwrittenFile } from './objects/overwritten-file';
import { unplacedObject } from './objects/unplaced-object';
import { adoptionBehindNewProxy } from './releases/adoption-behind-new-proxy';
import { deliveryHints } from './releases/delivery-hints';
import { indistinctRequests } from './releases/indistinct-requests';
import { releaseBeyondMesh } from './releases/release-beyond-mesh';
import { straySelector } from './releases/stray-selector';
import { uncarriedByDelivery } from './releases/uncarried-by-delivery';
import { unsplitClients } from './releases/unsplit-clients';
import { skippedAudit } from './skipped-audit';
import { unsupportedFeature } from './unsupported-feature';
import { beyondDataPlane } from './workloads/beyond-data-plane';
import { exposedWorkload } from './workloads/exposed-workload';
import { overlappingWorkloads } from './workloads/overlapping-workloads';
import { patchedWorkload } from './workloads/patched-workload';
import { sharedServiceAccount } from './workloads/shared-service-account';
import { undeclaredPort } from './workloads/undeclared-port';
import { unenrolledWorkload } from './workloads/unenrolled-workload';
import { unmeshedDestination } from './workloads/unmeshed-destination';
import { unmeshedSource } from './workloads/unmeshed-source';

/** Rules that may find errors, which stop synthesis. */
export const REFUSING: Analyzer[] = [
  unsupportedFeature, unmeshedSource, unmeshedDestination, contradiction, patchedWorkload, idleRules, overwrittenFile, overlappingWorkloads,
  duplicateObject, conflictingResilience, overlappingRoutes, conflictingCircuitBreakers,
  indistinctRequests, releaseBeyondMesh, unsplitClients, adoptionBehindNewProxy, uncarriedByDelivery,
];

/** Rules that find what a report tells, and no errors. */
export const TELLING: Analyzer[] = [
  spilledResilience, sharedServiceAccount, exposedWorkload, skippedAudit, unplacedObject, unenrolledWorkload, undeclaredPort, beyondDataPlane,
  retriesBeyondTimeout, unsafeRetries, contractOwed, straySelector, deliveryHints,
];

/** Every rule; the order decides nothing. */
export const ANALYZERS: Analyzer[] = [...REFUSING, ...TELLING];
