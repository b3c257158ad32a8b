import { Yaml } from 'cdk8s';

/** A kustomization that takes resources as they are. */
export function kustomization(...resources: string[]): string {
  return Yaml.stringify({ apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization', resources });
}
