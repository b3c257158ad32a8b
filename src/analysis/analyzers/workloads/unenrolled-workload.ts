import { objectsInside } from '../../../private/workload/object-index';
import { podTemplateOf } from '../../../private/workload/pod-template';
import { Analyzer } from '../../analyzer';
import { CATALOG, findingOf } from '../../catalog';

/** Pods that an enrolled Service leads to, of a workload that nobody enrols: nothing that is declared holds for them. */
export const unenrolledWorkload: Analyzer = ({ mesh }) => {
  const enrolled = new Map(mesh.completed.filter(({ object }) => object.kind === 'Service').map(({ object, path }) => [object, path]));
  return [...mesh.holders].flatMap(holder => {
    const inside = objectsInside(holder);
    return inside.workloads.filter(workload => !mesh.isAdopted(workload)).flatMap(workload => {
      const service = inside.servicesSelecting(podTemplateOf(workload.toJson()).metadata?.labels ?? {}).find(object => enrolled.has(object));
      if (!service) return [];
      return [findingOf(CATALOG.unenrolledWorkload, enrolled.get(service)!,
        `Service '${service.name}' should lead to the pods of the enrolled workload only, got: those of ${workload.kind} '${workload.name}' too, `
        + 'for which nothing is declared: give it a Service of its own and enrol it')];
    });
  });
};
