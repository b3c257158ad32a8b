import { isSplit } from '../../../rollouts/spec';
import { TargetRole } from '../../../targets/target';
import { Analyzer } from '../../analyzer';
import { CATALOG, findingOf } from '../../catalog';
import { nameOf } from '../../demand';

/** Versions that a data plane is to tell apart, of a service whose pods are not in it. */
export const releaseBeyondMesh: Analyzer = ({ mesh }) => {
  if (!mesh.targets.some(target => target.role === TargetRole.DATA_PLANE)) return [];
  return mesh.graph.services.filter(service => service.released && isSplit(service.released.spec) && !service.enrolled).map(service =>
    findingOf(CATALOG.releaseBeyondMesh, service.released!.declaration.path,
      `service '${nameOf(service)}' must be in the data plane, which tells its versions apart, got: pods outside of it; `
      + 'enrol it, or release it by ReleaseStrategy.blueGreen() without a preview'));
};
