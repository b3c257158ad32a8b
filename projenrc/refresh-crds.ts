import { execFileSync } from 'child_process';
import { readdirSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { parseAllDocuments, stringify } from 'yaml';

const CRDS = join(__dirname, '..', 'imports', 'crds');

interface Source {
  /** Go module that ships the CRDs. */
  readonly module: string;
  /** File or folder inside the module. */
  readonly path: string;
  /** Kinds to take, by file to write. */
  readonly kinds: { [file: string]: string[] };
  /** Schemas that are left open, since they repeat those of Kubernetes: paths below the root schema. */
  readonly open?: string[];
}

const ISTIO = 'istio.io/api@v1.31.4';
const GATEWAY_API = 'sigs.k8s.io/gateway-api@v1.6.3';
const FLAGGER = 'github.com/fluxcd/flagger@v1.44.0';
const ARGO_ROLLOUTS = 'github.com/argoproj/argo-rollouts@v1.9.1';

const SOURCES: Source[] = [
  {
    module: ISTIO,
    path: 'kubernetes/customresourcedefinitions.gen.yaml',
    kinds: {
      'security.istio.io': ['AuthorizationPolicy', 'PeerAuthentication'],
      'networking.istio.io': ['DestinationRule', 'Sidecar', 'VirtualService'],
    },
  },
  {
    module: GATEWAY_API,
    path: 'config/crd/standard',
    kinds: { 'gateway.networking.k8s.io': ['Gateway', 'GRPCRoute', 'HTTPRoute'] },
  },
  {
    module: GATEWAY_API,
    path: 'config/crd/experimental',
    kinds: { 'gateway.networking.k8s.io.experimental': ['GRPCRoute', 'HTTPRoute'] },
  },
  {
    module: FLAGGER,
    path: 'artifacts/flagger/crd.yaml',
    kinds: { 'flagger.app': ['Canary', 'MetricTemplate'] },
  },
  {
    module: ARGO_ROLLOUTS,
    path: 'manifests/crds',
    kinds: { 'argoproj.io': ['AnalysisTemplate', 'Rollout'] },
    open: ['spec.template', 'spec.metrics.items.provider.job'],
  },
];

for (const source of SOURCES) {
  const documents = readDocuments(join(moduleDir(source.module), source.path));
  for (const [file, kinds] of Object.entries(source.kinds)) {
    const crds = kinds.map(kind => documents.find(crd => crd?.spec?.names?.kind === kind)).map(crd => opened(trim(crd), source.open ?? []));
    writeFileSync(join(CRDS, `${file}.yaml`), crds.map(crd => stringify(crd, { lineWidth: 0, aliasDuplicateObjects: false })).join('---\n'));
  }
}

function moduleDir(module: string): string {
  return JSON.parse(execFileSync('go', ['mod', 'download', '-json', module], { encoding: 'utf-8', cwd: '/' })).Dir;
}

function readDocuments(path: string): any[] {
  const files = path.endsWith('.yaml') ? [path] : readdirSync(path).sort().map(file => join(path, file));
  return files.flatMap(file => parseAllDocuments(readFileSync(file, 'utf-8')).map(document => document.toJS()));
}

/** Keeps the best served version, without descriptions and status. */
function trim(crd: any): any {
  const best = [...crd.spec.versions].filter((version: any) => version.served).sort((a: any, b: any) => rank(b.name) - rank(a.name))[0];
  const schema = withoutDescriptions(best.schema.openAPIV3Schema);
  delete schema.properties.status;
  // their descriptions are badly indented in Flagger's file, which leaves a rest of them behind
  for (const field of ['apiVersion', 'kind']) if (schema.properties[field]) schema.properties[field] = { type: 'string' };
  return {
    apiVersion: crd.apiVersion,
    kind: crd.kind,
    metadata: { name: crd.metadata.name },
    spec: {
      group: crd.spec.group,
      names: crd.spec.names,
      scope: crd.spec.scope,
      versions: [{ name: best.name, served: true, storage: true, schema: { openAPIV3Schema: schema } }],
    },
  };
}

/** Leaves schemas open that are in a CRD. */
function opened(crd: any, paths: string[]): any {
  for (const path of paths) {
    const steps = path.split('.');
    const last = steps.pop()!;
    let schema = crd.spec.versions[0].schema.openAPIV3Schema;
    for (const step of steps) schema = step === 'items' ? schema?.items : schema?.properties?.[step];
    if (schema?.properties?.[last]) schema.properties[last] = { 'type': 'object', 'x-kubernetes-preserve-unknown-fields': true };
  }
  return crd;
}

/** v1 before v1beta2 before v1beta1 before v1alpha1. */
function rank(version: string): number {
  const [, major, stage, minor] = /^v(\d+)(alpha|beta)?(\d+)?$/.exec(version)!;
  return Number(major) * 10000 + (stage === undefined ? 9000 : stage === 'beta' ? 5000 : 0) + Number(minor ?? 0);
}

/** Drops the descriptions of a schema, but not properties that are called 'description'. */
function withoutDescriptions(schema: any): any {
  if (Array.isArray(schema)) return schema.map(withoutDescriptions);
  if (schema === null || typeof schema !== 'object') return schema;
  return Object.fromEntries(Object.entries(schema)
    .filter(([key, value]) => key !== 'description' || typeof value !== 'string')
    .map(([key, value]) => [key, withoutDescriptions(value)]));
}
