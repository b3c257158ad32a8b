import { ApiObject } from 'cdk8s';
import { requireReleasable, requireSoundRelease } from './release-checks';
import { featuresOfRelease } from './release-features';
import { releaseSpec } from './release-spec';
import { ReleaseState } from './release-state';
import { CanaryReleaseProps } from '../../canary-release-props';
import { sharedLabels } from '../../rollouts/controlled';
import { orderMarks } from '../../rollouts/git-ops';
import { ReleaseSpec } from '../../rollouts/spec';
import { Originals } from '../../rollouts/workloads/track-objects';
import { DeliveryKind } from '../../vocabulary/release/delivery';
import { Released } from '../graph/service-node';
import { addMissing, complete, Contradiction, sortedByKey } from '../objects/completion';
import { mergeMarks } from '../objects/marks';
import { isMeshObject } from '../objects/mesh-object';
import { OwnedService, ownedService } from '../registry';

/** Adds a release to the graph: from now on the service's objects are those of the stage that is looked at. */
export function declareRelease(path: string, props: CanaryReleaseProps): { service: OwnedService; state: ReleaseState } {
  const service = ownedService(props.service);
  const { node, mesh, objects } = service;
  const workload = objects.workloadObject.toJson();
  requireReleasable(props, node, workload);
  const spec = releaseSpec(props, node, workload);
  requireSoundRelease(spec, props, node, service.replicas ?? (isMeshObject(objects.workloadObject) ? undefined : workload.spec.replicas));
  const controlled = spec.delivery.kind === DeliveryKind.STAGED ? undefined : { service: node, target: mesh.carriersIn(node.namespace)[0] };
  const state = new ReleaseState(spec, originalsOf(service), props.stage, controlled);
  const features = featuresOfRelease(spec, node.ports);
  const released: Released = {
    spec,
    workloadName: objects.workloadObject.name,
    get traffic() { return state.traffic; },
    get adopting() { return controlled === undefined && state.current.unversioned; },
    declaration: { path, acceptedLosses: props.acceptLoss ?? [] },
    features,
    originals: state.originals,
    ...spec.delivery.kind === DeliveryKind.FLAGGER && { podLabels: sharedLabels(spec) },
  };
  mesh.graph.addRelease(node, released);
  selectVersions(service, state);
  orderOwnObjects(service, spec);
  return { service, state };
}

/** The pods that the service's own Service leads to are, of those that it selects anyway, those of the stage. */
function selectVersions({ objects: { serviceObject } }: OwnedService, state: ReleaseState): void {
  if (!serviceObject) return;
  complete(serviceObject, json => {
    json.spec.selector = { ...json.spec.selector, ...state.selectedAmong };
    return [];
  });
}

/** What applies the commits is told the order of the service's own objects too. */
function orderOwnObjects({ materializer: { owner }, objects }: OwnedService, { delivery, service }: ReleaseSpec): void {
  const account = owner.node.tryFindChild('service-account') as ApiObject | undefined;
  for (const object of [account, objects.serviceObject, objects.workloadObject]) {
    if (object) complete(object, json => completeOrder(json, orderMarks(delivery.gitOps, service, json.kind)));
  }
}

function completeOrder(json: any, marks: { [key: string]: string }): Contradiction[] {
  const contradictions = addMissing(json.metadata, 'annotations', marks, '');
  json.metadata = sortedByKey(json.metadata);
  return contradictions;
}

function originalsOf({ node, mesh, objects: { workloadObject, serviceObject } }: OwnedService): Originals {
  return {
    deployment: () => workloadObject.toJson(),
    service: serviceObject && (() => serviceObject.toJson()),
    serviceAnnotations: () => mergeMarks(mesh.targetsFor(node.namespace).map(target => target.serviceMarks(node))).annotations,
  };
}
