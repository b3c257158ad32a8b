import { ServiceNode } from '../../../private/graph/service-node';
import { isMeshObject } from '../../../private/objects/mesh-object';
import { objectsOfKind } from '../../../private/workload/workload-finder';
import { Finding } from '../../../report/finding';
import { AnalysisContext, Analyzer } from '../../analyzer';
import { CATALOG, findingOf } from '../../catalog';
import { nameOf } from '../../demand';

/** Objects of other authors that take both versions for one, or that look for the Deployment without versions. */
export const straySelector: Analyzer = context => {
  const released = context.mesh.graph.services.filter(service => service.released);
  return released.length === 0 ? [] : [
    ...straySelectors(context, released), ...strayBudgets(context, released), ...strayScalers(context, released),
  ];
};

function straySelectors(context: AnalysisContext, released: ServiceNode[]): Finding[] {
  return selecting(context, released, 'Service', spec => spec?.selector).map(([service, name]) => tell(service,
    `Service '${name}' should select one version of '${nameOf(service)}', got: both, so that its clients reach the canary by the number of its pods`));
}

/** No pod of two budgets can be evicted: nodes cannot be drained. */
function strayBudgets(context: AnalysisContext, released: ServiceNode[]): Finding[] {
  return selecting(context, released, 'PodDisruptionBudget', spec => spec?.selector?.matchLabels).map(([service, name]) => tell(service,
    `PodDisruptionBudget '${name}' should be left out, got one for pods of '${nameOf(service)}', of which each version has its own: no pod of two can be evicted`));
}

function selecting(
  context: AnalysisContext, released: ServiceNode[], kind: string, selectorOf: (spec: any) => { [key: string]: string } | undefined,
): [ServiceNode, string][] {
  const byLabel = indexed(released, ({ namespace, workload }) => Object.entries(workload.allPodLabels).map(label => `${namespace.name} ${label}`));
  return othersOf(context, kind).flatMap(({ metadata, spec }) => {
    const selector = Object.entries(selectorOf(spec) ?? {});
    const candidates = selector.map(label => byLabel.get(`${metadata.namespace} ${label}`) ?? []).sort((a, b) => a.length - b.length)[0] ?? [];
    return candidates.filter(({ workload }) => selector.every(([key, value]) => workload.allPodLabels[key] === value))
      .map((service): [ServiceNode, string] => [service, metadata.name]);
  });
}

function strayScalers(context: AnalysisContext, released: ServiceNode[]): Finding[] {
  const byWorkload = indexed(released, ({ namespace, released: release }) => [`${namespace.name} ${release!.workloadName}`]);
  return othersOf(context, 'HorizontalPodAutoscaler').filter(({ spec }) => spec?.scaleTargetRef?.kind === 'Deployment').flatMap(({ metadata, spec }) =>
    (byWorkload.get(`${metadata.namespace} ${spec.scaleTargetRef.name}`) ?? []).map(service => tell(service,
      `HorizontalPodAutoscaler '${metadata.name}' should be left out, got one for Deployment '${spec.scaleTargetRef.name}', of which versions take the place: `
      + 'say TrackCapacity.autoscaled()')));
}

function othersOf({ mesh, root }: AnalysisContext, kind: string): any[] {
  const enrolled = new Set(mesh.completed.map(({ object }) => object));
  return objectsOfKind(root, kind).filter(object => !isMeshObject(object) && !enrolled.has(object)).map(object => object.toJson());
}

function indexed(services: ServiceNode[], keysOf: (service: ServiceNode) => string[]): Map<string, ServiceNode[]> {
  const index = new Map<string, ServiceNode[]>();
  for (const service of services) {
    for (const key of keysOf(service)) {
      if (!index.has(key)) index.set(key, []);
      index.get(key)!.push(service);
    }
  }
  return index;
}

function tell(service: ServiceNode, message: string): Finding {
  return findingOf(CATALOG.straySelector, service.released!.declaration.path, message);
}
