import { Originals } from './track-objects';

type Labels = { [key: string]: string };

/** What Services of versions have from the service's own; all else, such as addresses and load balancers, belongs to that one alone. */
const SHARED = [
  'internalTrafficPolicy', 'ipFamilies', 'ipFamilyPolicy', 'publishNotReadyAddresses', 'sessionAffinity', 'sessionAffinityConfig', 'trafficDistribution',
];

/** The body of a Service of one version: reached inside the cluster only, under the same ports. */
export function versionService({ service, serviceAnnotations }: Originals, selector: Labels, labels: Labels): any {
  const { metadata, spec } = service!();
  const shared = Object.fromEntries(SHARED.filter(field => spec[field] !== undefined).map(field => [field, spec[field]]));
  return {
    metadata: { labels: { ...metadata.labels, ...labels }, annotations: serviceAnnotations() },
    spec: { ...shared, ports: spec.ports.map(({ nodePort: _, ...port }: any) => port), selector },
  };
}
