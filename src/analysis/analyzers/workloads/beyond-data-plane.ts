import { TargetRole } from '../../../targets/target';
import { RolloutPhase } from '../../../vocabulary/phase';
import { Analyzer } from '../../analyzer';
import { CATALOG, findingOf } from '../../catalog';
import { nameOf } from '../../demand';

/** Traffic that no data plane sees: UDP, pods on the network of their node, and pods that are left outside a strict namespace's mesh. */
export const beyondDataPlane: Analyzer = ({ mesh }) => {
  const owned = mesh.targets.some(target => target.role === TargetRole.DATA_PLANE) ? mesh.graph.services.filter(service => service.owned) : [];
  const onNodes = owned.filter(({ workload }) => workload.meshed && workload.hostNetwork).map(service =>
    findingOf(CATALOG.beyondDataPlane, service.declaration.path,
      `pods of '${nameOf(service)}' should not be on the network of their node, where no data plane reaches them, got: hostNetwork`));
  const open = owned.filter(({ workload, ports, namespace }) => !workload.meshed && ports.length > 0 && namespace.phase === RolloutPhase.STRICT)
    .map(service => findingOf(CATALOG.beyondDataPlane, service.declaration.path,
      `pods of '${nameOf(service)}' should be in the data plane, since their namespace is strict, got: meshed: false, which admits everybody`));
  const services = mesh.completed.filter(({ object }) => object.kind === 'Service');
  return [...onNodes, ...open, ...services.flatMap(({ object, path }) => {
    const ports: any[] = (object.toJson().spec?.ports ?? []).filter((port: any) => (port.protocol ?? 'TCP') !== 'TCP');
    if (ports.length === 0) return [];
    return [findingOf(CATALOG.beyondDataPlane, path, `ports of Service '${object.name}' should be TCP, which alone can be declared, got: `
      + `${ports.map(port => `${port.port} (${port.protocol})`).join(', ')}, which a mesh does not see and NetworkPolicy closes`)];
  })];
};
