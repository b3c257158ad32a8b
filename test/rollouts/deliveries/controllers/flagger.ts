/** What Flagger 1.44 does with a Canary, written from pkg/controller/scheduler.go and pkg/router, not from our renderers. */
interface State {
  canaryWeight: number;
  mirrored: boolean;
  iterations: number;
}

/** What the routes are after each interval in which every check passes, up to the promotion. */
export interface Interval {
  readonly weight: number;
  readonly mirrored: boolean;
}

const TOTAL = 100;

/** The intervals of a release; throws where Flagger would stay where it is for ever. */
export function intervalsOf(canary: any): Interval[] {
  const state: State = { canaryWeight: 0, mirrored: false, iterations: 0 };
  const intervals: Interval[] = [];
  for (let tick = 0; tick < 300; tick += 1) {
    if (advance(canary, state) === 'promote') return intervals;
    intervals.push({ weight: state.canaryWeight, mirrored: state.mirrored });
  }
  throw new Error(`Flagger never promotes: it stays at ${JSON.stringify(state)}`);
}

/** scheduler.go: the switch over DeploymentStrategy at the end of advanceCanary. */
function advance(canary: any, state: State): 'go on' | 'promote' {
  const { match = [], iterations = 0 } = canary.spec.analysis;
  if (match.length > 0 && iterations > 0) return runAB(iterations, state);
  if (iterations > 0) return runBlueGreen(canary, iterations, state);
  return nextStepWeight(canary.spec.analysis, state.canaryWeight) > 0 ? runCanary(canary, state) : 'go on';
}

function maxWeight({ stepWeights = [], maxWeight: max = 0 }: any): number {
  if (stepWeights.length > 0) return Math.min(TOTAL, stepWeights[stepWeights.length - 1]);
  return max > 0 ? max : TOTAL;
}

/** scheduler.go: nextStepWeight. */
export function nextStepWeight({ stepWeight = 0, stepWeights = [] }: any, canaryWeight: number): number {
  if (stepWeight > 0 || stepWeights.length === 0) return stepWeight;
  const maxStep = TOTAL - canaryWeight;
  if (maxStep === 0) return 1;
  if (canaryWeight === 0) return Math.min(maxStep, stepWeights[0]);
  for (let i = 0; i < stepWeights.length - 1; i += 1) {
    if (stepWeights[i] === canaryWeight) return Math.min(maxStep, stepWeights[i + 1] - canaryWeight);
  }
  return maxStep;
}

/** scheduler.go: runCanary. */
function runCanary(canary: any, state: State): 'go on' | 'promote' {
  const { analysis } = canary.spec;
  if (state.canaryWeight >= maxWeight(analysis)) return 'promote';
  const next = nextStepWeight(analysis, state.canaryWeight);
  if (analysis.mirror && state.canaryWeight === 0 && !state.mirrored) {
    setRoutes(canary, state, 0, true);
  } else {
    setRoutes(canary, state, Math.min(TOTAL, state.canaryWeight + next), false);
  }
  return 'go on';
}

/** scheduler.go: runAB. */
function runAB(iterations: number, state: State): 'go on' | 'promote' {
  if (iterations <= state.iterations) return 'promote';
  state.canaryWeight = TOTAL;
  state.iterations += 1;
  return 'go on';
}

/** scheduler.go: runBlueGreen. */
function runBlueGreen(canary: any, iterations: number, state: State): 'go on' | 'promote' {
  if (iterations > state.iterations) {
    if (canary.spec.analysis.mirror && !state.mirrored) setRoutes(canary, state, 0, true);
  } else if (iterations === state.iterations) {
    setRoutes(canary, state, TOTAL, false);
  } else {
    return 'promote';
  }
  state.iterations += 1;
  return 'go on';
}

/** The router for HTTPRoutes adds a mirror with iterations only, that for connections never; both read back what they wrote. */
function setRoutes({ spec: { provider, service, analysis } }: any, state: State, weight: number, mirrored: boolean): void {
  state.canaryWeight = weight;
  const byRoutes = provider.startsWith('gatewayapi');
  const never = byRoutes ? !(analysis.iterations > 0) : service.appProtocol?.toLowerCase() === 'tcp';
  state.mirrored = mirrored && !never;
}

/** gateway_api.go: mapRouteMatches; undefined where it fails, which the router ignores. */
export function mapRouteMatches(matches: any[]): any[] | undefined {
  const mapped = [];
  for (const { headers = {} } of matches) {
    const list = [];
    for (const [name, { exact, regex }] of Object.entries<any>(headers)) {
      if (exact) list.push({ name, type: 'Exact', value: exact });
      else if (regex) list.push({ name, type: 'RegularExpression', value: regex });
      else return undefined;
    }
    if (list.length > 0) mapped.push({ headers: list });
  }
  return mapped;
}

/** gateway_api.go: the matches of the rule that goes to the canary in a test; everything where the declared ones fail. */
export function testedRequests({ spec: { service, analysis } }: any): any[] {
  const all = service.match ?? [{ path: { type: 'PathPrefix', value: '/' } }];
  const own = mapRouteMatches(analysis.match) ?? [];
  if (own.length === 0) return all;
  return own.flatMap(match => all.map((each: any) => ({ ...each, headers: match.headers })));
}

/** istio.go: mergeMatchConditions. */
export function mergedMatches({ spec: { service: { match = [] }, analysis } }: any): any[] {
  if (match.length === 0) return analysis.match;
  return analysis.match.flatMap((own: any) => match.map((each: any) => ({ ...each, ...own.headers && { headers: own.headers } })));
}

/** canary/deployment_controller.go and canary/util.go: labels of the primary's pods. */
export function primaryPodLabels(deployment: any): { [key: string]: string } {
  const { matchLabels } = deployment.spec.selector;
  const label = ['app', 'name', 'app.kubernetes.io/name'].find(each => matchLabels[each] !== undefined);
  if (!label) throw new Error(`matchLabels must contain one of the known labels, got: ${JSON.stringify(matchLabels)}`);
  return { ...deployment.spec.template.metadata.labels, [label]: `${matchLabels[label]}-primary` };
}
