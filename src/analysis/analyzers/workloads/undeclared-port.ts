import { objectsInside } from '../../../private/workload/object-index';
import { namedPortsOf } from '../../../private/workload/pod-template';
import { Analyzer } from '../../analyzer';
import { CATALOG, findingOf } from '../../catalog';
import { nameOf } from '../../demand';

/** Ports of further Services in front of enrolled pods that the enrolled Service does not have: no call to them can be declared. */
export const undeclaredPort: Analyzer = ({ mesh }) => mesh.workloads.flatMap(({ object, service, holder }) => {
  if (!holder) return [];
  const others = objectsInside(holder).servicesSelecting(service.workload.allPodLabels).filter(other => other.name !== service.name);
  if (others.length === 0) return [];
  const named = namedPortsOf(object.toJson());
  const declared = new Set(service.ports.map(port => port.targetPort));
  return others.flatMap(other => (other.toJson().spec?.ports ?? []).flatMap((port: any) => {
    const target = port.targetPort ?? port.port;
    if (declared.has(typeof target === 'number' ? target : named.get(target) ?? 0)) return [];
    return [findingOf(CATALOG.undeclaredPort, service.declaration.path,
      `container ports behind Service '${other.name}' should be those of '${nameOf(service)}', got: ${target} behind port ${port.port}, `
      + 'which no call can be declared to, so that the strict phase refuses all of them')];
  }));
});
