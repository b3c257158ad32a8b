import { App, Chart, Duration } from 'cdk8s';
import { OnlineBoutique } from '../../../examples/online-boutique/boutique';
import { choiceOf } from '../../../examples/online-boutique/targets';
import { CanaryRelease, Feature, Mesh, ReleaseStrategy, RolloutPhase, Step } from '../../../src';
import { ServiceIntent } from '../../../src/intent';
import { meshState, releasedService } from '../../../src/private/registry';
import { Stage } from '../../../src/rollouts/stage';
import { CircuitBreaker } from '../../../src/vocabulary/circuit-breaker';
import { RetryPolicy } from '../../../src/vocabulary/retry-policy';
import { PROGRAMS } from '../../features';
import { World } from '../../features/program';
import { documentsOf } from '../../golden';
import { ReleasePlan, worldOf } from '../../rollouts/staged/release-programs';
import { PLAN } from '../cases/release-plan';
import { targetOf } from '../cases/targets';

/** A program with what it declares, and what is rendered of it. */
export interface AmbientProgram {
  readonly name: string;
  /** Features that it is a program of; none if it is about all of them. */
  readonly features: string[];
  readonly objects: any[];
  readonly services: ServiceIntent[];
  /** MeshConfig that the program asks an installation for. */
  readonly meshConfig: any;
  /** Retries where calls declare none. */
  readonly fallback?: RetryPolicy;
  /** What guards services that declare nothing. */
  readonly fallbackBreaker?: CircuitBreaker;
  /** Header sets that the requests of a release are asked with, beside none. */
  readonly headers?: { [name: string]: string }[];
}

/** What the support matrix says of the installation: `defaultRetries: false`. */
const NO_RETRIES = { defaultHttpRetryPolicy: { attempts: 0 } };

const DEFAULTS = [Feature.MESH_DEFAULTS, Feature.DEFAULT_RETRIES, Feature.DEFAULT_CIRCUIT_BREAKING, Feature.STRICT_MTLS];

/** The program of a feature; those of the whole mesh with a call beside, which shows what they do. */
export function featureProgram(feature: Feature): AmbientProgram {
  const app = new App();
  const world = new World(new Chart(app, 'shop'), targetOf('istio-ambient'), true, Object.values(Feature));
  PROGRAMS[feature](world);
  if (DEFAULTS.includes(feature)) world.call({ timeout: Duration.seconds(3) });
  return { name: feature, features: [feature], objects: documentsOf(app.synthYaml()), ...declaredIn(world.mesh) };
}

const SHOWN_BY_BOUTIQUE = [Feature.ENROLMENT, Feature.DEFAULT_DENY, Feature.AUTHORIZATION_BY_GRPC_METHOD, Feature.TCP];

/** Online Boutique in a phase. */
export function boutiqueProgram(phase: RolloutPhase): AmbientProgram {
  const app = new App();
  const boutique = new OnlineBoutique(app, 'boutique', choiceOf('istio-ambient'), phase);
  return { name: `boutique ${phase}`, features: [...SHOWN_BY_BOUTIQUE, ...phase === RolloutPhase.AUDIT ? [Feature.AUDIT_PHASE] : []], objects: documentsOf(app.synthYaml()), ...declaredIn(boutique.mesh) };
}

/** What a mesh declares. */
export function declaredIn(mesh: Mesh): Pick<AmbientProgram, 'services' | 'meshConfig' | 'fallback' | 'fallbackBreaker'> {
  const state = meshState(mesh);
  const { defaults, graph } = state;
  const { istiod: { meshConfig = NO_RETRIES } = {} } = targetOf('istio-ambient').helmValues(state);
  return { services: graph.services, meshConfig, fallback: defaults?.retries, fallbackBreaker: defaults?.circuitBreaker };
}

const PREVIEW = { 'x-preview': 'yes' };

/** Releases by what they show; a stage each. */
const RELEASES: { name: string; features: Feature[]; plan: Partial<ReleasePlan>; props?: any; headers?: { [name: string]: string }[] }[] = [
  { name: 'progressive', features: [Feature.TRAFFIC_SPLIT, Feature.VERSION_BY_REQUEST], plan: { preview: 'header' }, headers: [PREVIEW, { 'x-preview': 'no' }] },
  { name: 'with affinity', features: [Feature.SESSION_AFFINITY], plan: { affinity: true, preview: 'header' }, headers: [PREVIEW] },
  { name: 'A/B test', features: [Feature.VERSION_BY_REQUEST], plan: { strategy: 'ab-test' }, headers: [{ 'x-group': 'b' }, { 'x-beta': '1' }, { 'x-group': 'a' }] },
  { name: 'blue/green', features: [Feature.BLUE_GREEN], plan: { strategy: 'blue-green' } },
  { name: 'mirroring', features: [Feature.MIRRORING], plan: {}, props: { strategy: ReleaseStrategy.progressive([Step.mirror(10), Step.weight(50)]) } },
];

/** Something to be done with a program at a stage, at which what it declares says what that stage declares. */
export type AtStage<T> = (program: AmbientProgram, stage: Stage) => T;

/** Every stage of every release, and the ways back. */
export function atStages<T>(wants: (features: string[]) => boolean, use: AtStage<T>): T[] {
  return RELEASES.filter(({ features }) => wants(features)).flatMap(({ name, features, plan, props, headers = [] }) => {
    const world = worldOf({ ...PLAN, replicas: 4, ...plan }, targetOf('istio-ambient'), props);
    const { state } = releasedService(world.app.node.findAll().find(node => node instanceof CanaryRelease)!);
    const stages = [...world.stages, ...world.stages.flatMap(stage => world.abortFrom(stage) ?? []).slice(0, 1)];
    return stages.map(stage => state.at(stage, () => {
      const pins = stage.release?.pins.map(({ setCookie }) => ({ cookie: `theme=dark; ${setCookie.split(';')[0]}` })) ?? [];
      const both = pins.flatMap(pin => headers.map(each => ({ ...each, ...pin })));
      const program = { name: `${name} at ${stage.name}`, features, objects: [...world.around, ...world.objects(stage)], headers: [...headers, ...pins, ...both], ...declaredIn(world.mesh) };
      return use(program, stage);
    }));
  });
}
