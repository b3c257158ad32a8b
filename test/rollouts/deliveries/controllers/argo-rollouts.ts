/** What Argo Rollouts 1.9 does with a Rollout, written from utils/replicaset/canary.go and rollout/trafficrouting, not from our renderers. */

/** Where a release stands at a step: the weight of the canary, and its pods. */
export interface StepState {
  readonly weight: number;
  readonly canaryPods: number;
  readonly stablePods: number;
  readonly mirrored: number;
}

/** Each step of a release, and what follows the last one. */
export function stepStates({ spec: { replicas, strategy: { canary } } }: any, pods = replicas ?? 10): StepState[] {
  return [...canary.steps, undefined].map((_: any, index: number) => ({
    weight: currentSetWeight(canary.steps, index),
    canaryPods: canaryPods(canary.steps, index, pods),
    stablePods: pods,
    mirrored: mirroredAt(canary.steps, index),
  }));
}

/** utils/replicaset/canary.go: GetCurrentSetWeight. */
export function currentSetWeight(steps: any[], index: number): number {
  if (index >= steps.length) return 100;
  for (let i = index; i >= 0; i -= 1) if (steps[i].setWeight !== undefined) return steps[i].setWeight;
  return 0;
}

/** utils/replicaset/canary.go: UseSetCanaryScale and CalculateReplicaCountsForTrafficRoutedCanary. */
function canaryPods(steps: any[], index: number, pods: number): number {
  const scale = canaryScale(steps, index);
  if (scale?.replicas !== undefined) return scale.replicas;
  return Math.ceil((scale?.weight ?? currentSetWeight(steps, index)) * pods / 100);
}

function canaryScale(steps: any[], index: number): any {
  if (index >= steps.length) return undefined;
  for (let i = index; i >= 0; i -= 1) {
    const { setCanaryScale } = steps[i];
    if (setCanaryScale) return setCanaryScale.matchTrafficWeight ? undefined : setCanaryScale;
  }
  return undefined;
}

/** trafficrouting/istio/istio.go: a route is added by the step, and stays until a step without a match. */
function mirroredAt(steps: any[], index: number): number {
  const set = steps.slice(0, index + 1).filter(({ setMirrorRoute }) => setMirrorRoute).map(({ setMirrorRoute }) => setMirrorRoute);
  const last = set[set.length - 1];
  return index < steps.length && last?.match ? last.percentage ?? 100 : 0;
}

/** trafficrouting/istio/istio.go: sets the weights of named routes, and deletes destinations that are neither version. */
export function patchedVirtualService(virtualService: any, { spec: { strategy: { canary } } }: any, weight: number): any {
  const { routes = [], tcpRoutes = [] } = canary.trafficRouting.istio.virtualService;
  const patched = structuredClone(virtualService);
  for (const name of routes) {
    const route = patched.spec.http.find((each: any) => each.name === name);
    if (!route) throw new Error(`HTTP Route '${name}' is not found in the defined Virtual Service.`);
    setDestinations(route, canary, weight);
  }
  for (const { port } of tcpRoutes) {
    const found = patched.spec.tcp.filter((each: any) => each.match.every((match: any) => match.port === port));
    if (found.length === 0) throw new Error('No matching TCP routes found in the defined Virtual Service.');
    found.forEach((each: any) => setDestinations(each, canary, weight));
  }
  return patched;
}

function setDestinations(route: any, { stableService, canaryService }: any, weight: number): void {
  const hosts = route.route.map(({ destination }: any) => destination.host.split('.')[0]);
  if (!hosts.includes(stableService) || !hosts.includes(canaryService)) throw new Error('a route must have both versions');
  route.route = route.route.filter((_: any, i: number) => [stableService, canaryService].includes(hosts[i]));
  for (const each of route.route) each.weight = each.destination.host.split('.')[0] === canaryService ? weight : 100 - weight;
}

/** The plugin's pkg/plugin/httproute.go: every rule of a route, but those that lead to the canary alone. */
export function patchedRoute(route: any, { spec: { strategy: { canary: { stableService, canaryService } } } }: any, weight: number): any {
  const patched = structuredClone(route);
  const found = new Set<string>();
  for (const { backendRefs } of patched.spec.rules) {
    if (backendRefs.length === 1 && backendRefs[0].name === canaryService) continue;
    for (const backend of backendRefs) {
      if (![stableService, canaryService].includes(backend.name)) continue;
      found.add(backend.name);
      backend.weight = backend.name === canaryService ? weight : 100 - weight;
    }
  }
  if (found.size < 2) throw new Error('backendRef was not found in httpRoute');
  return patched;
}
