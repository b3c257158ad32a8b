import { RoutedService, Routing } from './router';

type Labels = { [key: string]: string };
type ServiceName = Pick<RoutedService, 'name' | 'namespace'>;

/** A Deployment whose pods a Service selects. */
export interface SelectedWorkload {
  readonly name: string;
  readonly replicas: number;
}

/** Shares by name of Deployment. */
export interface WorkloadShares {
  [deployment: string]: number;
}

/** The Service of a name. */
export function serviceOf(objects: any[], { name, namespace }: ServiceName): any {
  return objects.find(({ kind, apiVersion, metadata }) => kind === 'Service' && apiVersion === 'v1'
    && metadata.name === name && metadata.namespace === namespace);
}

/** The port of a Service with a number. */
export function portOf(objects: any[], service: RoutedService): any {
  return serviceOf(objects, service)?.spec.ports?.find(({ port }: any) => port === service.port);
}

/** Workloads that a Service selects. */
export function workloadsOf(objects: any[], service: ServiceName): SelectedWorkload[] {
  return deploymentsOf(objects, service, {}).map(({ metadata, spec }) => ({ name: metadata.name, replicas: spec.replicas ?? 1 }));
}

/**
 * How connections to a Service spread over Deployments: by ready pods, as kube-proxy and every balancer do.
 * Nobody has a share while no pod is ready.
 *
 * @param podLabels what pods have beyond the selector of the Service
 */
export function podShares(objects: any[], service: ServiceName, ready: (deployment: any) => number, podLabels: Labels = {}): WorkloadShares {
  const pods = deploymentsOf(objects, service, podLabels).map(deployment => ({ name: deployment.metadata.name, count: ready(deployment) }));
  const total = pods.reduce((sum, { count }) => sum + count, 0);
  return Object.fromEntries(pods.filter(({ count }) => count > 0).map(({ name, count }) => [name, count / total]));
}

/** How a routed request spreads over Deployments; what is missing from 1 reaches no pod. */
export function workloadShares(objects: any[], routing: Routing, ready: (deployment: any) => number): WorkloadShares {
  const shares: WorkloadShares = {};
  for (const { service: name, namespace, share, podLabels, missing } of routing.backends) {
    if (missing) continue;
    for (const [deployment, part] of Object.entries(podShares(objects, { name, namespace }, ready, podLabels))) {
      shares[deployment] = (shares[deployment] ?? 0) + share * part;
    }
  }
  return shares;
}

/** A Service without selector selects nobody. */
function deploymentsOf(objects: any[], service: ServiceName, podLabels: Labels): any[] {
  const selector = serviceOf(objects, service)?.spec.selector;
  if (!selector || Object.keys(selector).length === 0) return [];
  const wanted = [...Object.entries(selector), ...Object.entries(podLabels)];
  return objects.filter(({ kind, metadata, spec }) => kind === 'Deployment' && metadata.namespace === service.namespace
    && wanted.every(([key, value]) => spec.template.metadata.labels?.[key] === value));
}
