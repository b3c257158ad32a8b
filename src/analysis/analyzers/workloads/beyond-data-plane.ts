import { TargetRole } from '../../../targets/target';
import { Analyzer } from '../../analyzer';
import { CATALOG, findingOf } from '../../catalog';
import { nameOf } from '../../demand';

/** Traffic that no data plane sees: UDP, and pods on the network of their node. */
export const beyondDataPlane: Analyzer = ({ mesh }) => {
  const onNodes = mesh.targets.every(target => target.role !== TargetRole.DATA_PLANE) ? []
    : mesh.graph.services.filter(({ workload }) => workload.meshed && workload.hostNetwork).map(service =>
      findingOf(CATALOG.beyondDataPlane, service.declaration.path,
        `pods of '${nameOf(service)}' should not be on the network of their node, where no data plane reaches them, got: hostNetwork`));
  const services = mesh.completed.filter(({ object }) => object.kind === 'Service');
  return [...onNodes, ...services.flatMap(({ object, path }) => {
    const ports: any[] = (object.toJson().spec?.ports ?? []).filter((port: any) => (port.protocol ?? 'TCP') !== 'TCP');
    if (ports.length === 0) return [];
    return [findingOf(CATALOG.beyondDataPlane, path, `ports of Service '${object.name}' should be TCP, which alone can be declared, got: `
      + `${ports.map(port => `${port.port} (${port.protocol})`).join(', ')}, which a mesh does not see and NetworkPolicy closes`)];
  })];
};
