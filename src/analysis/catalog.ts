import { Finding, Severity } from '../report/finding';

/** A kind of finding: its code stands for it for ever, its explanation tells what to do. */
export interface CatalogEntry {
  readonly code: string;
  readonly severity: Severity;
  readonly explanation: string;
}

const { ERROR, WARNING, INFO } = Severity;

/** Every finding by name. Codes are never given to another finding; retired ones are in `retired.ts`. */
export const CATALOG = {
  unsupportedFeature: entry('CM0101', ERROR, 'A target cannot carry what is asked. Take the alternative, another target, or accept the loss by name.'),
  partlySupportedFeature: entry('CM0102', WARNING, 'A target carries what is asked with a difference.'),
  acceptedLoss: entry('CM0103', INFO, 'A target does not carry what is asked, and the declaration accepts that.'),
  supportNote: entry('CM0104', INFO, 'A target carries what is asked, and something must be known or done for it.'),
  uncarriedByComplement: entry('CM0105', INFO, 'A complement does not carry what is asked; the data planes beside it do.'),
  spilledResilience: entry('CM0106', WARNING, 'A target cannot tell sources apart: timeouts or retries apply to a source that did not declare them.'),
  unmeshedSource: entry('CM0201', ERROR, 'A source outside the data plane has no identity and cannot call a service of a strict namespace.'),
  sharedServiceAccount: entry('CM0202', WARNING, 'Workloads that share a ServiceAccount are one identity: what one may do, the other may too.'),
  contradiction: entry('CM0203', ERROR, 'An existing object contradicts the declaration. Change one of them.'),
  exposedWorkload: entry('CM0204', WARNING, 'A Service of type LoadBalancer or NodePort leads clients outside the mesh to a strict workload; they are refused.'),
  skippedAudit: entry('CM0205', WARNING, 'A namespace goes to strict without audit: what strict refuses was never logged.'),
  overlappingWorkloads: entry('CM0207', ERROR, 'The labels of one workload select the pods of another; policies of both would hold for them.'),
  unplacedObject: entry('CM0208', WARNING, 'An object beside an enrolled workload says no namespace; it goes where whoever applies it happens to be.'),
  unenrolledWorkload: entry('CM0209', WARNING, 'A Service leads to pods of a workload that is not enrolled; what is declared does not hold for them.'),
  beyondDataPlane: entry('CM0210', WARNING, 'Traffic that no data plane sees: UDP, pods on the network of their node, pods outside the mesh in a strict namespace.'),
  refusedLater: entry('CM0211', WARNING, 'A namespace in audit is called by a source without identity; the audit tells it as refused, and strict will refuse it.'),
  undeclaredPort: entry('CM0212', WARNING, 'A Service leads to a container port to which no call can be declared; in a strict namespace it is closed.'),
  unmeshedDestination: entry('CM0206', ERROR, 'A service outside the data plane admits everybody, though its namespace is strict.'),
  duplicateObject: entry('CM0301', ERROR, 'Two objects have the same kind, namespace and name; the second would overwrite the first.'),
  overwrittenFile: entry('CM0303', ERROR, 'cdk8s writes two objects into one file, the second over the first: it names files by kind and name alone.'),
  conflictingResilience: entry('CM0401', ERROR, 'One source declares two timeouts or retry policies for the same requests.'),
  conflictingCircuitBreakers: entry('CM0402', ERROR, 'A circuit breaker guards the destination: all that declare one for it must declare the same.'),
  retriesBeyondTimeout: entry('CM0403', WARNING, 'All tries together take longer than the timeout of the request; the last ones never happen.'),
  unsafeRetries: entry('CM0404', WARNING, 'Requests that are not idempotent are repeated; what they do may be done twice.'),
  overlappingRoutes: entry('CM0405', ERROR, 'Routes of one port overlap in so many ways that a mesh would need thousands of routes to tell them apart.'),
  idleRules: entry('CM0406', ERROR, 'No proxy reads timeouts, retries or circuit breaking of a call, since an end of it is not in the data plane.'),
  uncarriedByDelivery: entry('CM0601', ERROR, 'The controller that carries out a release cannot do what it asks for. Take the alternative, or another delivery.'),
  partlyCarriedByDelivery: entry('CM0602', WARNING, 'The controller that carries out a release does what it asks for with a difference.'),
  acceptedDeliveryLoss: entry('CM0603', INFO, 'The controller that carries out a release cannot do what it asks for, and the release accepts that.'),
  deliveryNote: entry('CM0604', INFO, 'A controller carries out a release, and something must be known or done for it.'),
  contractOwed: entry('CM0501', INFO, 'Another program owns the other end of a call and owes its part.'),
  indistinctRequests: entry('CM0611', ERROR, 'A header that tells the versions of a service also tells routes of calls to it; a route has one match for each header.'),
  releaseBeyondMesh: entry('CM0612', ERROR, 'A data plane is to tell apart versions of a service whose pods are not in it.'),
  straySelector: entry('CM0613', WARNING, 'An object of another author takes both versions of a released service for one, or looks for a Deployment that is no longer there.'),
  unsplitClients: entry('CM0614', ERROR, 'A release needs every request to be split between versions, and some are not.'),
  adoptionBehindNewProxy: entry('CM0615', ERROR, 'A running service of a strict namespace gets a proxy in between by its release, which refuses calls until everything has arrived.'),
  idleAcceptance: entry('CM0701', WARNING, 'A finding is accepted that is not there: it was mended, or the acceptance names another object.'),
};

/** A finding of a kind. */
export function findingOf(kind: CatalogEntry, path: string, message: string): Finding {
  return { code: kind.code, severity: kind.severity, message, path };
}

function entry(code: string, severity: Severity, explanation: string): CatalogEntry {
  return { code, severity, explanation };
}
