import { execFileSync } from 'child_process';
import { existsSync } from 'fs';
import { join } from 'path';

/** Go modules that are read for their manifests, at the versions that the library claims. */
export const MODULES = {
  'istio': 'istio.io/istio@v0.0.0-20260827124520-eed52ebb66ad',
  'gateway-api-1.5.1': 'sigs.k8s.io/gateway-api@v1.5.1',
  'gateway-api-1.6.1': 'sigs.k8s.io/gateway-api@v1.6.1',
  'flagger': 'github.com/fluxcd/flagger@v1.44.0',
  'argo-rollouts': 'github.com/argoproj/argo-rollouts@v1.9.1',
  'flux': 'github.com/fluxcd/kustomize-controller@v1.9.6',
  'prometheus-operator': 'github.com/prometheus-operator/prometheus-operator@v0.93.0',
  'kwok': 'sigs.k8s.io/kwok@v0.8.0',
} as const;

/** Istio's release 1.31, as the Go module says it. */
export const ISTIO_VERSION = MODULES.istio.split('@')[1];

export type ModuleName = keyof typeof MODULES;

/** Downloads modules that this machine lacks; they can then be read without a network. */
export function download(names: ModuleName[]): void {
  const missing = names.filter(name => !existsSync(moduleFolder(name)));
  if (missing.length > 0) execFileSync('go', ['mod', 'download', ...missing.map(name => MODULES[name])], { stdio: ['ignore', 'ignore', 'pipe'], cwd: '/', env: { ...process.env, GOFLAGS: '' } });
}

/** Folder of a module in Go's own cache. */
export function moduleFolder(name: ModuleName): string {
  root ??= execFileSync('go', ['env', 'GOMODCACHE'], { encoding: 'utf-8' }).trim();
  return join(root, MODULES[name].replace(/[A-Z]/g, letter => `!${letter.toLowerCase()}`));
}

let root: string | undefined;
