import { breakerText, Carried, CarriedStep, gateOf, matchText, objectiveOf, podsText, rulesText, saying, secondsOf, unique } from './carried';
import { GateWord } from './feature-sets';

const of = (objects: any[], kind: string) => objects.filter(object => object.kind === kind && object.metadata.name.startsWith('cart'));
const named = (objects: any[], kind: string, name: string) => of(objects, kind).find(({ metadata }) => metadata.name === name);

const ACCRUAL = 'balancer.linkerd.io/failure-accrual-consecutive-max-failures';

/** What the objects of a release by Flagger say of it. */
export function readFlagger(objects: any[]): Carried {
  const { service, analysis } = of(objects, 'Canary')[0].spec;
  return {
    strategy: analysis.match ? 'ab-test' : analysis.iterations ? 'blue-green' : 'progressive',
    steps: flaggerSteps(objects, analysis),
    match: unique((analysis.match ?? []).map(({ headers }: any) => exactText(headers))),
    preview: false,
    affinity: analysis.sessionAffinity !== undefined,
    pods: podsOf(objects, 'Deployment'),
    rules: saying([rulesText(
      secondsOf(service.timeout ?? service.apex.annotations?.['timeout.linkerd.io/request']),
      service.retries?.attempts || limitOf(service.apex.annotations),
    )]),
    breaker: flaggerBreaker(objects, service),
    adopted: false,
    unsaid: [],
  };
}

function exactText(headers: any): string {
  return matchText(Object.entries<any>(headers).map(([name, { exact }]) => [name, exact]));
}

function flaggerSteps(objects: any[], analysis: any): CarriedStep[] {
  const [webhook] = analysis.webhooks ?? [];
  const objectives = (analysis.metrics ?? []).map(({ templateRef, thresholdRange: { min } }: any) =>
    objectiveOf(min, named(objects, 'MetricTemplate', templateRef.name).spec.query));
  const shares: any[] = [
    ...analysis.mirror ? [{ mirror: analysis.mirrorWeight }] : [], ...(analysis.stepWeights ?? []).map((weight: number) => ({ weight })),
    ...analysis.iterations ? [{}] : [],
  ];
  const asked = (share: any, i: number) => share.mirror === undefined && (webhook?.type === 'confirm-traffic-increase' || i === shares.length - 1);
  return shares.map((share, i) =>
    ({ ...share, bake: secondsOf(analysis.interval), gate: asked(share, i) ? gateOf(webhook?.url) : 'ready', objectives }));
}

/** Of the mesh's own objects where Flagger makes none. */
function flaggerBreaker(objects: any[], { trafficPolicy, primary, canary }: any): string {
  const rules = of(objects, 'DestinationRule').map(({ spec }) => spec.trafficPolicy);
  const annotated = [primary, canary].map(({ annotations }) => annotations?.[ACCRUAL]).filter(Boolean);
  return alike([...trafficPolicy ? [trafficPolicy] : rules].map(policyText).concat(annotated.map(failures => breakerText(Number(failures)))));
}

/** What the objects of a release by Argo Rollouts say of it. */
export function readArgoRollouts(objects: any[]): Carried {
  const { strategy: { canary, blueGreen } } = of(objects, 'Rollout')[0].spec;
  const asked = askedOf(objects);
  const isPreview = (text: string) => text.includes('x-preview');
  const steps = blueGreen ? [blueGreenStep(objects, blueGreen)] : argoSteps(objects, canary.steps, asked.some(isPreview));
  const strategy = blueGreen ? 'blue-green' : canary.steps.some(({ setWeight }: any) => setWeight) ? 'progressive' : 'ab-test';
  return {
    strategy,
    steps,
    match: unique(asked.filter(text => !isPreview(text))),
    preview: asked.some(isPreview),
    affinity: false,
    pods: podsOf(objects, 'Rollout'),
    rules: saying(rulesOf(objects)),
    breaker: alike([
      ...of(objects, 'DestinationRule').map(({ spec }) => policyText(spec.trafficPolicy)),
      ...of(objects, 'Service').map(({ metadata }) => metadata.annotations?.[ACCRUAL]).filter(Boolean).map(failures => breakerText(Number(failures))),
    ]),
    adopted: of(objects, 'Deployment').some(({ spec }) => spec.replicas > 0),
    unsaid: [],
  };
}

function blueGreenStep(objects: any[], blueGreen: any): CarriedStep {
  const { autoPromotionEnabled, autoPromotionSeconds, prePromotionAnalysis, postPromotionAnalysis } = blueGreen;
  const gate: GateWord = prePromotionAnalysis ? 'webhook' : autoPromotionEnabled ? 'ready' : 'review';
  return { bake: autoPromotionSeconds, gate, objectives: objectivesIn(objects, postPromotionAnalysis) };
}

/** A step begins with a weight, a mirror or, before both, with pods; a preview has one of its own. */
function argoSteps(objects: any[], steps: any[], preview: boolean): CarriedStep[] {
  const found: any[] = [];
  const weighed = steps.some(({ setWeight }) => setWeight !== undefined);
  let looked = weighed || !preview; // a test begins when somebody has looked at the preview
  for (const { setWeight, setMirrorRoute, setCanaryScale, pause, analysis } of steps) {
    const begins = setWeight !== undefined ? { weight: setWeight } : setMirrorRoute?.match ? { mirror: setMirrorRoute.percentage } : undefined;
    if (begins || (setCanaryScale && !setCanaryScale.matchTrafficWeight)) found.push({ bake: undefined, gate: 'ready', objectives: [], ...begins });
    const step = found[found.length - 1];
    if (pause?.duration) step.bake = secondsOf(pause.duration);
    if (pause && !pause.duration && looked) step.gate = 'review';
    if (pause && !pause.duration) looked = true;
    if (analysis?.templates[0].templateName.includes('-gate-')) step.gate = 'webhook';
    else if (analysis) step.objectives = objectivesIn(objects, analysis);
  }
  if (!looked) throw new Error('a preview is looked at before the test');
  const bare = found.filter(({ weight, mirror }) => weight === undefined && mirror === undefined);
  if (preview && weighed && bare.some(({ gate }) => gate !== 'review')) throw new Error('a preview is looked at before the first weight');
  return weighed ? found.filter(step => !bare.includes(step)) : found;
}

function objectivesIn(objects: any[], analysis: any): string[] {
  const names: string[] = (analysis?.templates ?? []).map(({ templateName }: any) => templateName);
  return names.flatMap(name => named(objects, 'AnalysisTemplate', name).spec.metrics)
    .map(({ successCondition, provider }: any) => objectiveOf(Number(/>= (\S+)/.exec(successCondition)![1]), provider.prometheus.query));
}

const routesOf = (objects: any[]) => objects
  .filter(({ kind, spec }) => /^(HTTP|GRPC)Route$/.test(kind) && spec.parentRefs.some((ref: any) => ref.kind === 'Service'));

/** Headers of requests that go to the canary alone. */
function askedOf(objects: any[]): string[] {
  const ofVirtual = of(objects, 'VirtualService').flatMap(({ spec }) => spec.http ?? [])
    .filter(({ route }: any) => route.length === 1 && /^cart-(canary|preview)/.test(route[0].destination.host)).flatMap(({ match }: any) => match)
    .map(({ headers }: any) => exactText(headers));
  const ofRoutes = routesOf(objects).flatMap(({ spec }) => spec.rules)
    .filter(({ backendRefs }: any) => backendRefs.length === 1 && /^cart-(canary|preview)/.test(backendRefs[0].name)).flatMap(({ matches }: any) => matches)
    .map(({ headers }: any) => matchText(headers.map(({ name, value }: any) => [name, value])));
  return unique([...ofVirtual, ...ofRoutes]);
}

/** Timeout and retries of every route. */
function rulesOf(objects: any[]): string[] {
  const virtual = of(objects, 'VirtualService').flatMap(({ spec }) => spec.http ?? [])
    .map(({ timeout, retries }: any) => rulesText(secondsOf(timeout), retries.attempts));
  const routes = routesOf(objects).flatMap(({ metadata, spec }) => spec.rules.map(({ timeouts, retry }: any) => rulesText(
    secondsOf(timeouts?.request ?? metadata.annotations?.['timeout.linkerd.io/request']), retry?.attempts ?? limitOf(metadata.annotations))));
  return [...virtual, ...routes];
}

function limitOf(annotations: any): number | undefined {
  const limit = annotations?.['retry.linkerd.io/limit'];
  return limit && Number(limit);
}

function policyText({ outlierDetection, connectionPool }: any): string {
  return breakerText(outlierDetection?.consecutive5xxErrors, connectionPool?.tcp?.maxConnections);
}

function podsOf(objects: any[], kind: string): string {
  const [scaler] = of(objects, 'HorizontalPodAutoscaler');
  return scaler ? podsText(scaler.spec.minReplicas, scaler.spec.maxReplicas) : podsText(of(objects, kind)[0].spec.replicas);
}

/** What all say; nothing where nobody does. */
function alike(texts: string[]): string {
  const different = unique(texts);
  if (different.length > 1) throw new Error(`versions differ: ${different.join(', ')}`);
  return different[0] ?? breakerText();
}
