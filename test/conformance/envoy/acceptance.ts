import { writeFileSync } from 'fs';
import { Compiled } from './waypoint';
import { Bench } from '../bench';
import { staticBootstrapOf } from '../meshes/envoy-bootstrap';
import { Check, TargetName } from '../suite';

const RULE = 'Envoy accepts every listener, route and cluster of every proxy';
/** Strings that are known to Istio's build of Envoy only, and what stands for them here. */
const STRINGS = { istio: '"factoryKey":"istio.hashable_string"', upstream: '"factoryKey":"envoy.string"' };

/** Whether a real Envoy accepts what istiod compiles for proxies: what it does not, it would refuse (NACK) from istiod. */
export class Acceptance {
  /** The first proxy that gets a configuration, by what is put before Envoy: many get the same. */
  private readonly proxies = new Map<string, string>();
  private readonly features = new Set<string>();
  private readonly problems: string[] = [];

  constructor(private readonly bench: Bench, private readonly target: TargetName) {}

  /** Takes what is compiled for the proxies of a program, by their names. */
  public add(program: string, features: string[], compiled: Iterable<[string, Compiled]>): void {
    for (const [proxy, each] of compiled) {
      const name = `${program}: ${proxy}`;
      this.problems.push(...unasked(each).map(problem => `${name}: ${problem}`));
      const bootstrap = JSON.stringify(staticBootstrapOf({ listeners: withRoutes(each), clusters: each.clusters }));
      const known = bootstrap.replaceAll(STRINGS.istio, STRINGS.upstream);
      if (known !== bootstrap) this.bench.note('Envoy is an upstream one: strings of a type that only Istio\'s build has are given its own type');
      if (!this.proxies.has(known)) this.proxies.set(known, name);
      features.forEach(feature => this.features.add(feature));
    }
  }

  /** The rule; none where a run is narrowed to programs without a proxy. */
  public async rule(): Promise<Check[]> {
    const none = this.proxies.size === 0;
    if (none && !this.bench.wantsAll) return [];
    const problems = [...none ? ['nothing is compiled for any proxy'] : [], ...this.problems, ...await this.refusals()];
    return [{ target: this.target, name: RULE, features: [...this.features], problems }];
  }

  /** What Envoy does not accept, and why; two of them are asked at a time. */
  private async refusals(): Promise<string[]> {
    const waiting = [...this.proxies];
    const refusals: string[] = [];
    const ask = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const [bootstrap, proxy] = next;
        const why = await refusalOf(this.bench, proxy, bootstrap);
        if (why !== undefined) refusals.push(`${proxy}: ${why}`);
      }
    };
    await Promise.all([ask(), ask()]);
    return refusals.sort();
  }
}

/** Why Envoy refuses a bootstrap; nothing if it accepts it. Of bootstraps, it refuses fields that it does not know as well. */
async function refusalOf(bench: Bench, proxy: string, bootstrap: string): Promise<string | undefined> {
  const path = bench.path('acceptance', `${proxy.replace(/[^\w.-]+/g, '-')}.json`);
  writeFileSync(path, bootstrap);
  const command = [bench.tool('envoy'), '--mode', 'validate', '--config-path', path, '--concurrency', '1', '--log-level', 'error'];
  const said = await bench.processes.output(['sh', '-c', '"$0" "$@" 2>&1 || true', ...command]); // all of it, whatever its status
  return said.includes(`configuration '${path}' OK`) ? undefined : reasonOf(said);
}

/** What is wrong, without the configuration that Envoy repeats. */
function reasonOf(said: string): string {
  const constraint = /Proto constraint validation failed \(.*\)/.exec(said)?.[0];
  return constraint ?? (/error initializing configuration '[^']*': ([\s\S]*)/.exec(said)?.[1] ?? said).trim().slice(0, 500);
}

/** Listeners with the route configurations that they ask for in them. */
function withRoutes({ listeners, routes }: Compiled): any[] {
  const copies = structuredClone(listeners);
  for (const manager of managersOf(copies)) {
    const routeConfig = routes.find(({ name }) => name === manager.rds?.routeConfigName);
    if (!routeConfig) continue;
    delete manager.rds;
    manager.routeConfig = routeConfig;
  }
  return copies;
}

/** What of it would not come before Envoy. */
function unasked({ listeners, clusters, routes }: Compiled): string[] {
  const asked = managersOf(listeners).flatMap(({ rds }) => rds ? [rds.routeConfigName] : []);
  const names = routes.map(({ name }) => name);
  return [
    ...listeners.length === 0 ? ['it has no listener'] : [],
    ...clusters.length === 0 ? ['it has no cluster'] : [],
    ...asked.filter(name => !names.includes(name)).map(name => `there is no route configuration ${name}`),
    ...names.filter(name => !asked.includes(name)).map(name => `no listener asks for the route configuration ${name}`),
  ];
}

/** The HTTP connection managers of listeners. */
function managersOf(listeners: any[]): any[] {
  return listeners.flatMap(({ filterChains = [], defaultFilterChain = {} }) => [...filterChains, defaultFilterChain])
    .flatMap(({ filters = [] }) => filters).map(({ typedConfig }) => typedConfig)
    .filter(config => config?.['@type']?.endsWith('.HttpConnectionManager'));
}
