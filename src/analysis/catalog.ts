import { Finding, Severity } from '../report/finding';

/** A kind of finding; its code stands for it for ever. */
export interface CatalogEntry {
  readonly code: string;
  readonly severity: Severity;
  /** What is wrong, and what comes of it. */
  readonly explanation: string;
  /** What to do. */
  readonly remedy: string;
}

const { ERROR, WARNING, INFO } = Severity;

/** Every finding by name. Codes are never given to another finding; retired ones are in `retired.ts`. */
export const CATALOG = {
  unsupportedFeature: entry('CM0101', ERROR, 'A target cannot carry what is asked.',
    'Take the alternative that the message names, or another target, or accept the loss by name: acceptLoss.'),
  partlySupportedFeature: entry('CM0102', WARNING, 'A target carries what is asked with a difference.',
    'Read the difference in the message; take another target if it matters.'),
  acceptedLoss: entry('CM0103', INFO, 'A target does not carry what is asked, and the declaration accepts that.',
    'Nothing, as long as the loss is meant.'),
  supportNote: entry('CM0104', INFO, 'A target carries what is asked, and something must be known or done for it.',
    'Do what the message says.'),
  uncarriedByComplement: entry('CM0105', INFO, 'A complement does not carry what is asked; the data planes beside it do.',
    'Nothing, as long as a data plane beside it carries it.'),
  spilledResilience: entry('CM0106', WARNING, 'A target cannot tell sources apart: timeouts or retries apply to a source that did not declare them.',
    'Declare the same for all sources, or take a target that tells them apart.'),
  unmeshedSource: entry('CM0201', ERROR, 'A source outside the data plane has no identity and cannot call a service of a strict namespace.',
    'Enrol the source, or keep the namespace of the destination permissive.'),
  sharedServiceAccount: entry('CM0202', WARNING, 'Workloads that share a ServiceAccount are one identity: what one may do, the other may too.',
    'Give each workload a ServiceAccount of its own.'),
  contradiction: entry('CM0203', ERROR, 'An existing object contradicts the declaration.',
    'Change the object or the declaration.'),
  exposedWorkload: entry('CM0204', WARNING, 'A Service of type LoadBalancer or NodePort leads clients outside the mesh to a strict workload; they are refused.',
    'Lead clients outside the mesh to a gateway that is in it.'),
  skippedAudit: entry('CM0205', WARNING, 'A namespace goes to strict without audit: what strict refuses was never logged.',
    'Go to audit first, and to strict when the audit refuses nothing that is wanted.'),
  overlappingWorkloads: entry('CM0207', ERROR, 'The labels of one workload select the pods of another; policies of both would hold for them.',
    'Give each workload a label of its own in its selector.'),
  unplacedObject: entry('CM0208', WARNING, 'An object beside an enrolled workload says no namespace; it goes where whoever applies it happens to be.',
    'Write the namespace into the object.'),
  unenrolledWorkload: entry('CM0209', WARNING, 'A Service leads to pods of a workload that is not enrolled; what is declared does not hold for them.',
    'Enrol the workload too, or narrow the selector of the Service.'),
  beyondDataPlane: entry('CM0210', WARNING, 'Traffic that no data plane sees: UDP, pods on the network of their node, pods outside the mesh in a strict namespace.',
    'Know that policies do not hold for it; take the traffic into the mesh where they must.'),
  refusedLater: entry('CM0211', WARNING, 'A namespace in audit is called by a source without identity; the audit tells it as refused, and strict will refuse it.',
    'Enrol the source before the namespace goes to strict.'),
  undeclaredPort: entry('CM0212', WARNING, 'A Service leads to a container port to which no call can be declared; in a strict namespace it is closed.',
    'Declare the port, or remove it from the Service.'),
  unmeshedDestination: entry('CM0206', ERROR, 'A service outside the data plane admits everybody, though its namespace is strict.',
    'Enrol the service, or move it to a namespace that is not strict.'),
  duplicateObject: entry('CM0301', ERROR, 'Two objects have the same kind, namespace and name; the second would overwrite the first.',
    'Remove one of the objects, or give it another name.'),
  overwrittenFile: entry('CM0303', ERROR, 'cdk8s writes two objects into one file, the second over the first: it names files by kind and name alone.',
    'Choose another yamlOutputType, or put the objects into charts of their own.'),
  conflictingResilience: entry('CM0401', ERROR, 'One source declares two timeouts or retry policies for the same requests.',
    'Declare them once for these requests, or for routes that do not overlap.'),
  conflictingCircuitBreakers: entry('CM0402', ERROR, 'A circuit breaker guards the destination: all that declare one for it must declare the same.',
    'Declare the circuit breaker once, on the destination.'),
  retriesBeyondTimeout: entry('CM0403', WARNING, 'All tries together take longer than the timeout of the request; the last ones never happen.',
    'Raise the timeout, or lower attempts or perTryTimeout.'),
  unsafeRetries: entry('CM0404', WARNING, 'Requests that are not idempotent are repeated; what they do may be done twice.',
    'Retry methods that are idempotent only, or make sure that doing it twice does no harm.'),
  overlappingRoutes: entry('CM0405', ERROR, 'Routes of one port overlap in so many ways that a mesh would need thousands of routes to tell them apart.',
    'Tell the routes apart by path, method or one header.'),
  idleRules: entry('CM0406', ERROR, 'No proxy reads timeouts, retries or circuit breaking of a call, since an end of it is not in the data plane.',
    'Enrol both ends, or leave the rules out.'),
  uncarriedByDelivery: entry('CM0601', ERROR, 'The controller that carries out a release cannot do what it asks for.',
    'Take the alternative that the message names, or another delivery.'),
  partlyCarriedByDelivery: entry('CM0602', WARNING, 'The controller that carries out a release does what it asks for with a difference.',
    'Read the difference in the message; take another delivery if it matters.'),
  acceptedDeliveryLoss: entry('CM0603', INFO, 'The controller that carries out a release cannot do what it asks for, and the release accepts that.',
    'Nothing, as long as the loss is meant.'),
  deliveryNote: entry('CM0604', INFO, 'A controller carries out a release, and something must be known or done for it.',
    'Do what the message says.'),
  contractOwed: entry('CM0501', INFO, 'Another program owns the other end of a call and owes its part.',
    'Hand the contract to whoever owns the other end.'),
  indistinctRequests: entry('CM0611', ERROR, 'A header that tells the versions of a service also tells routes of calls to it; a route has one match for each header.',
    'Choose another header for the preview, or for the routes.'),
  releaseBeyondMesh: entry('CM0612', ERROR, 'A data plane is to tell apart versions of a service whose pods are not in it.',
    'Enrol the service, or choose a strategy that no data plane carries out.'),
  straySelector: entry('CM0613', WARNING, 'An object of another author takes both versions of a released service for one, or looks for a Deployment that is no longer there.',
    'Name the version in the selector, or let the release make the object.'),
  unsplitClients: entry('CM0614', ERROR, 'A release needs every request to be split between versions, and some are not.',
    'Enrol the sources, or let the stable version keep its capacity.'),
  adoptionBehindNewProxy: entry('CM0615', ERROR, 'A running service of a strict namespace gets a proxy in between by its release, which refuses calls until everything has arrived.',
    'Bring the proxy in between first, in a commit of its own, and adopt the service then.'),
  idleAcceptance: entry('CM0701', WARNING, 'A finding is accepted that is not there: it was mended, or the acceptance names another object.',
    'Remove the acceptance, or name the construct that the report tells as the path of the finding.'),
};

/** The kinds of findings with their names, as those of rules about objects are: `unmeshed-source`. */
export const NAMED_ENTRIES: (CatalogEntry & { readonly name: string })[] = Object.entries<CatalogEntry>(CATALOG)
  .map(([name, each]) => ({ ...each, name: name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`) }))
  .sort((a, b) => a.code < b.code ? -1 : 1);

/** A finding of a kind. */
export function findingOf(kind: CatalogEntry, path: string, message: string): Finding {
  return { code: kind.code, severity: kind.severity, message, path };
}

function entry(code: string, severity: Severity, explanation: string, remedy: string): CatalogEntry {
  return { code, severity, explanation, remedy };
}
