import { existsSync, readdirSync, readFileSync, statSync } from 'fs';
import { join } from 'path';
import { parse, stringify } from 'yaml';
import { Answer, Api } from './api';
import { ModuleName, moduleFolder } from '../machine/modules';
import { Processes } from '../machine/processes';

const IMPORTS = join(__dirname, '..', '..', '..', 'imports', 'crds');
const LINKERD = join(__dirname, '..', '..', '..', '..', 'shared', 'crds', 'linkerd-2.20');

/** Where the CRDs of a tool are: a Go module, and files or folders in it. */
const SOURCES = {
  'istio': ['istio', 'manifests/charts/base/files/crd-all.gen.yaml'],
  'gateway-api-1.5.1-standard': ['gateway-api-1.5.1', 'config/crd/standard'],
  'gateway-api-1.6.1-standard': ['gateway-api-1.6.1', 'config/crd/standard'],
  'gateway-api-1.6.1-experimental': ['gateway-api-1.6.1', 'config/crd/experimental'],
  'flagger': ['flagger', 'artifacts/flagger/crd.yaml'],
  'argo-rollouts': ['argo-rollouts', 'manifests/crds'],
  'flux': ['flux', 'config/crd/bases'],
  'prometheus-operator': ['prometheus-operator', 'example/prometheus-operator-crd/monitoring.coreos.com_prometheusrules.yaml'],
} as const;

export type CrdSource = keyof typeof SOURCES | 'linkerd';

/** Modules that must be there before CRDs are read. */
export function modulesOf(sources: CrdSource[]): ModuleName[] {
  return sources.flatMap(source => source === 'linkerd' ? [] : [SOURCES[source][0]]);
}

/** Linkerd's CRDs are not in a Go module: its own where they lie beside the project, else those that the library's imports are made from. */
export function linkerdCrds(): { own: boolean; folder: string; note: string } {
  return existsSync(LINKERD)
    ? { own: true, folder: LINKERD, note: 'Linkerd\'s CRDs: its own of 2.20' }
    : { own: false, folder: join(IMPORTS, 'policy.linkerd.io.yaml'), note: 'Linkerd\'s CRDs: the trimmed ones of imports/crds' };
}

/** CRDs as YAML texts, by name. */
export function crdTexts(source: CrdSource): Map<string, string> {
  const path = source === 'linkerd' ? linkerdCrds().folder : join(moduleFolder(SOURCES[source][0]), SOURCES[source][1]);
  const files = statSync(path).isDirectory() ? readdirSync(path).filter(name => name.endsWith('.yaml')).sort().map(name => join(path, name)) : [path];
  const texts = files.flatMap(file => readFileSync(file, 'utf-8').replace(/^.*\{\{.*$/gm, '').split(/^---.*$/m)); // lines of templates are left out
  const own = source !== 'linkerd' || linkerdCrds().own;
  const crds = texts.map(text => own ? text : structural(text)).filter(text => /^kind: CustomResourceDefinition$/m.test(text)).map(text => [/^ {2}name: (\S+)$/m.exec(text)![1], text] as const);
  if (crds.length === 0) throw new Error(`no CRD in ${path}`);
  return new Map(crds);
}

/** The trimmed schemas have lost the mark that lets a number or a string stand; an API server wants it. */
function structural(text: string): string {
  const visit = (node: any): void => {
    if (node === null || typeof node !== 'object') return;
    if (Array.isArray(node.anyOf) && node.anyOf.some(({ type }: any) => type === 'integer')) {
      node['x-kubernetes-int-or-string'] = true;
      for (const { type, ...bounds } of node.anyOf) Object.assign(node, bounds); // each bound is of numbers or of strings only
      delete node.anyOf;
    }
    Object.values(node).forEach(visit);
  };
  const crd = parse(text);
  visit(crd);
  return stringify(crd);
}

/**
 * Makes kinds known, and waits until the API server serves them.
 *
 * @throws if it refuses one
 */
export async function installCrds(processes: Processes, api: Api, sources: CrdSource[]): Promise<void> {
  const texts = sources.flatMap(source => [...crdTexts(source)]);
  const installed = await Promise.all(texts.map(([name, text]) => install(api, name, text)));
  const lists = installed.flatMap(({ spec }) => spec.versions.filter(({ served }: any) => served).map(({ name }: any) => `/apis/${spec.group}/${name}/${spec.names.plural}`));
  for (const list of lists) await processes.until(`${list} is served`, async () => (await api.ask('GET', list)).ok);
}

async function install(api: Api, name: string, body: string): Promise<any> {
  const query = { fieldManager: 'conformance', force: 'true' };
  const path = `/apis/apiextensions.k8s.io/v1/customresourcedefinitions/${name}`;
  const { ok, message, body: crd }: Answer = await api.ask('PATCH', path, { query, body, type: 'application/apply-patch+yaml' });
  if (!ok) throw new Error(`CRD ${name}: ${message}`);
  return crd;
}
