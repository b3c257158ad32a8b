import { cpSync, mkdirSync, writeFileSync } from 'fs';
import { join } from 'path';
import { asDocuments, parseAll } from './documents';
import { INPUTS } from './inputs';
import { Peer } from './peer';
import { callGraph, CallGraphNode } from '../call-graph';
import { PlainObject, workload } from '../workload';

/** Fields of specs that differ from service to service, and are not set by labels: all else is in the base. */
const PATCHED = {
  VirtualService: ['hosts', 'http'], DestinationRule: ['host'], AuthorizationPolicy: ['rules'], Sidecar: ['egress'], NetworkPolicy: ['ingress', 'egress'],
} as const;
/** Where else than in `metadata` the label of a service is. */
const SELECTORS = [
  { kind: 'Deployment', path: 'spec/selector/matchLabels' },
  { kind: 'Service', path: 'spec/selector' },
  { kind: 'AuthorizationPolicy', path: 'spec/selector/matchLabels' },
  { kind: 'Sidecar', path: 'spec/workloadSelector/labels' },
  { kind: 'NetworkPolicy', path: 'spec/podSelector/matchLabels' },
].map(field => ({ ...field, create: true }));

/** A base with the objects of a service, and an overlay for each of them: its namespace, suffix, labels and patches. */
export const kustomize: Peer = {
  name: 'kustomize',
  title: '`kustomize build`, a base and an overlay for each service',
  module: 'sigs.k8s.io/kustomize/kustomize/v5',
  program: 'kustomize/kustomize',
  arguments: ['build', '.'],
  write(services, folder) {
    const objects = workload(services);
    const namespaces = objects.filter(({ kind }) => kind === 'Namespace');
    const nodes = callGraph(services);
    cpSync(join(INPUTS, 'kustomize'), folder, { recursive: true });
    writeFileSync(join(folder, 'namespaces.yaml'), asDocuments(namespaces));
    writeFileSync(join(folder, 'kustomization.yaml'), asDocuments([{ resources: ['namespaces.yaml', ...nodes.map(({ name }) => `overlays/${name}`)] }]));
    nodes.forEach((node, i) => writeOverlay(join(folder, 'overlays', node.name), node, objects.slice(namespaces.length + 8 * i, namespaces.length + 8 * (i + 1))));
  },
  read: parseAll,
};

function writeOverlay(folder: string, { name, namespace }: CallGraphNode, objects: PlainObject[]): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'patches.yaml'), asDocuments(objects.flatMap(patchesOf)));
  writeFileSync(join(folder, 'kustomization.yaml'), asDocuments([{
    resources: ['../../base'],
    namespace,
    nameSuffix: name.replace('service', ''),
    labels: [{ pairs: { 'app.kubernetes.io/name': name }, includeTemplates: true, fields: SELECTORS }],
    patches: [{ path: 'patches.yaml' }],
  }]));
}

/** The patch of the base that makes an object, if one is needed. */
function patchesOf({ apiVersion, kind, spec }: PlainObject): object[] {
  const patch = (fields: object) => [{ apiVersion, kind, metadata: { name: 'service' }, spec: fields }];
  if (kind === 'Deployment') return patch(deploymentPatch(spec));
  const fields: readonly string[] | undefined = PATCHED[kind as keyof typeof PATCHED];
  return fields === undefined ? [] : patch(Object.fromEntries(fields.map(field => [field, (spec as any)[field]])));
}

function deploymentPatch({ template }: any): object {
  const { name, image, env } = template.spec.containers[0];
  return { template: { metadata: { annotations: template.metadata.annotations }, spec: { containers: [{ name, image, env }] } } };
}
