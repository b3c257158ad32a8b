import { ChildProcess, execFileSync } from 'child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, writeFileSync } from 'fs';
import { get } from 'http';
import { join } from 'path';
import { bootstrapOf, ProxyOptions } from './envoy-bootstrap';
import { Bench } from '../bench';
import { podName } from '../machine/pods';

/** User of Istio's proxies, whose own connections are not redirected. */
export const PROXY_UID = 1337;

/** A real Envoy, in its pod. */
export class Envoy {
  /** Starts it; it is not ready yet. */
  public static start(bench: Bench, options: Omit<ProxyOptions, 'admin'>): Envoy {
    const name = podName(options.pod);
    const folder = `/run/suite/proxies/${name}`;
    mkdirSync(folder, { recursive: true });
    chownSync(folder, PROXY_UID, PROXY_UID);
    const admin = join(folder, 'admin');
    const bootstrap = join(folder, 'bootstrap.json');
    writeFileSync(bootstrap, JSON.stringify(bootstrapOf({ ...options, admin })));
    const args = ['--config-path', bootstrap, '--disable-hot-restart', '--concurrency', '1', '--log-level', 'warning', '--drain-time-s', '45', '--drain-strategy', 'immediate'];
    const child = bench.processes.start([executable(bench), ...args], { pod: name, uid: PROXY_UID, log: bench.path('proxies', `${name}.log`) });
    return new Envoy(name, admin, child);
  }

  private constructor(public readonly name: string, private readonly socket: string, public readonly child: ChildProcess) {}

  /** Whether it has all its configuration, and listens. */
  public async ready(): Promise<boolean> {
    return existsSync(this.socket) && (await this.admin('/ready')).includes('LIVE') && (await this.warming()) === 0;
  }

  /** Clusters and listeners that are not in force yet. */
  public async warming(): Promise<number> {
    const stats = await this.stats('warming');
    return Object.values(stats).reduce((sum, count) => sum + count, 0);
  }

  /** Counters and gauges whose names match a regular expression. */
  public async stats(filter: string): Promise<{ [name: string]: number }> {
    const text = await this.admin(`/stats?filter=${encodeURIComponent(filter)}&type=All`);
    const pairs = text.split('\n').map(line => line.split(': ')).filter(([, value]) => /^\d+$/.test(value ?? ''));
    return Object.fromEntries(pairs.map(([name, value]) => [name, Number(value)]));
  }

  /** How often it refused what istiod sent. */
  public async refusals(): Promise<string[]> {
    const stats = await this.stats('update_rejected');
    return Object.entries(stats).filter(([, count]) => count > 0).map(([name, count]) => `${this.name}: ${name}: ${count}`);
  }

  /** What its admin interface answers. */
  public async admin(path: string): Promise<string> {
    return new Promise((resolve, reject) => {
      get({ socketPath: this.socket, path, agent: false }, response => {
        const chunks: Buffer[] = [];
        response.on('data', chunk => chunks.push(chunk)).on('end', () => resolve(Buffer.concat(chunks).toString())).on('error', reject);
      }).on('error', reject);
    });
  }
}

/** A path to the program that the proxies' user can reach, whatever the cache's parents allow. */
function executable(bench: Bench): string {
  const path = '/run/suite/envoy';
  if (existsSync(path)) return path;
  writeFileSync(path, '');
  chmodSync('/run/suite', 0o755);
  execFileSync('mount', ['--bind', bench.tool('envoy'), path]);
  return path;
}
