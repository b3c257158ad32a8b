import { ApiObject, App, Chart, Duration } from 'cdk8s';
import { targetOf } from './targets';
import {
  CanaryRelease, CanaryReleaseProps, Mesh, MeshedService, Port, ReleaseStrategy, RequestMatch, RolloutPhase, Route, SplitLevel, Step,
  StrictMtlsNamespace, TrackCapacity,
} from '../../../src';
import { releasedService } from '../../../src/private/registry';
import { objectsAt } from '../../../src/private/release/stage-objects';
import { Stage } from '../../../src/rollouts/stage';
import { TargetName } from '../suite';

/** A release with its objects at each stage. */
export interface Release {
  /** Name of the service. */
  readonly name: string;
  readonly port: Port;
  readonly stages: Stage[];
  objects(stage: Stage): any[];
  abortFrom(stage: Stage): Stage | undefined;
}

/** Releases of one program, and every other object of it. */
export interface Releases {
  readonly releases: Release[];
  readonly around: any[];
}

const HTTP = Port.http(80, { targetPort: 8080 });
const PROGRESSIVE = ReleaseStrategy.progressive([Step.weight(10), Step.weight(50)]);
/** The same after copies. */
const MIRRORED = ReleaseStrategy.progressive([Step.mirror(30), Step.weight(10), Step.weight(50)]);
export const PREVIEW = { name: 'x-preview', value: 'yes' };
export const GROUP = { name: 'x-group', value: 'b' };

const OPTIONS: { [name: string]: { port: Port; props: Partial<CanaryReleaseProps> } } = {
  web: { port: HTTP, props: { strategy: MIRRORED, preview: RequestMatch.header(PREVIEW.name, PREVIEW.value) } },
  basket: { port: HTTP, props: { strategy: PROGRESSIVE, affinity: { maxAge: Duration.minutes(10) } } },
  shelf: { port: HTTP, props: { strategy: ReleaseStrategy.abTest({ match: [RequestMatch.header(GROUP.name, GROUP.value)] }) } },
  pages: { port: HTTP, props: { strategy: ReleaseStrategy.blueGreen() } },
  redis: { port: Port.tcp(6379), props: { strategy: PROGRESSIVE } },
  parts: { port: HTTP, props: { strategy: PROGRESSIVE, split: SplitLevel.SUBSET, unmeshedClients: false } },
  catalog: { port: Port.grpc(3550), props: { strategy: PROGRESSIVE, preview: RequestMatch.header(PREVIEW.name, PREVIEW.value) } },
};

/** One release of each kind, of services that `front` calls. */
export function releasesOf(target: TargetName, names = Object.keys(OPTIONS)): Releases {
  const app = new App();
  const chart = new Chart(app, 'shop');
  const mesh = new Mesh(chart, 'mesh', { targets: [targetOf(target)] });
  const namespace = new StrictMtlsNamespace(chart, 'shop', { mesh, phase: RolloutPhase.STRICT });
  const front = new MeshedService(chart, 'front', { namespace, image: 'example.com/front:1', replicas: 1, ports: [] });
  const declared = names.map(name => {
    const { port, props } = OPTIONS[name];
    const service = new MeshedService(chart, name, { namespace, image: `example.com/${name}:1`, ports: [port] });
    front.calls(service, { timeout: name === 'web' ? Duration.seconds(5) : undefined, routes: name === 'shelf' ? [Route.http()] : undefined });
    const capacity = TrackCapacity.fixed(1);
    const release = new CanaryRelease(chart, `${name}-release`, {
      service, stable: { version: 'v1', capacity }, canary: { version: 'v2', image: `example.com/${name}:2`, capacity }, ...props,
    });
    return { name, port, service, release };
  });
  const owners = declared.flatMap(({ service, release }) => [service, release]);
  const around = app.node.findAll().filter(node => !node.node.scopes.some(scope => owners.includes(scope as MeshedService)))
    .filter(ApiObject.isApiObject).map(object => object.toJson());
  return { around, releases: declared.map(({ name, port, release }) => releaseOf(name, port, release)) };
}

function releaseOf(name: string, port: Port, release: CanaryRelease): Release {
  const { state, ...rendered } = releasedService(release);
  return {
    name,
    port,
    stages: state.stages,
    objects: stage => objectsAt({ state, ...rendered }, stage),
    abortFrom: stage => state.tryAbortFrom(stage),
  };
}
