import { ServiceNode } from '../../../private/graph/service-node';
import { Analyzer } from '../../analyzer';
import { CATALOG, findingOf } from '../../catalog';
import { nameOf } from '../../demand';

/** Labels that select the pods of one workload must not select those of another: policies of both would hold for them. */
export const overlappingWorkloads: Analyzer = ({ mesh }) => {
  const owned = mesh.graph.services.filter(service => service.owned);
  const byFirstLabel = new Map<string, ServiceNode[]>();
  for (const service of owned) {
    const key = `${service.namespace.name} ${Object.entries(service.workload.podLabels)[0]}`;
    if (!byFirstLabel.has(key)) byFirstLabel.set(key, []);
    byFirstLabel.get(key)!.push(service);
  }
  return owned.flatMap(service => Object.entries(service.workload.allPodLabels)
    .flatMap(label => byFirstLabel.get(`${service.namespace.name} ${label}`) ?? [])
    .filter(other => other !== service && selects(other.workload.podLabels, service.workload.allPodLabels))
    .map(other => findingOf(CATALOG.overlappingWorkloads, other.declaration.path,
      `pods of '${nameOf(other)}' and '${nameOf(service)}' must be told apart by labels, got: ${JSON.stringify(other.workload.podLabels)} selects both`)));
};

function selects(selector: { [key: string]: string }, labels: { [key: string]: string }): boolean {
  return Object.entries(selector).every(([key, value]) => labels[key] === value);
}
