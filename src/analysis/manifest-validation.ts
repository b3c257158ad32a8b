import { DEFAULT_PROFILE } from './rules/profile';
import { Severity } from '../report/finding';

/** What is known of the cluster, and what fails. */
export interface ManifestValidationProps {
  /**
   * Names of the targets that the manifests are for: `['istio-ambient', 'network-policy']`.
   * @default - not known: rules of every target are asked
   */
  readonly targets?: string[];
  /**
   * Trust domain of the mesh.
   * @default 'cluster.local'
   */
  readonly trustDomain?: string;
  /**
   * Minor versions of the meshes in the cluster, by name of the product, such as 1.31.
   * @default - the newest that is known of
   */
  readonly versions?: { [product: string]: string };
  /**
   * Severity from which on a finding fails the synthesis.
   * @default Severity.ERROR
   */
  readonly failOn?: Severity;
  /**
   * Whether there are objects elsewhere, so that what is not found may exist.
   * @default false
   */
  readonly partial?: boolean;
}

const RANK: Record<Severity, number> = { [Severity.ERROR]: 0, [Severity.WARNING]: 1, [Severity.INFO]: 2 };

/**
 * Validates the manifests of any cdk8s project, as a plugin of its command: `validations` in `cdk8s.yaml`.
 *
 * It says of every object, whoever wrote it, what the API server would refuse, and what a mesh ignores or does otherwise than one may think.
 * @see https://cdk8s.io/docs/latest/cli/synth/#validations
 */
export class ManifestValidation {
  /**
   * Makes the plugin of what `properties` in `cdk8s.yaml` say.
   * @param props what is known of the cluster, and what fails
   */
  public constructor(private readonly props: ManifestValidationProps = {}) {
    const { failOn, versions = {} } = props;
    if (failOn !== undefined && !Object.values(Severity).includes(failOn)) {
      throw new Error(`failOn must be one of ${Object.values(Severity).join(', ')}, got: '${failOn}'`);
    }
    for (const [product, version] of Object.entries(versions)) {
      if (!/^\d+\.\d+$/.test(version)) throw new Error(`version of ${product} must be a minor version such as 1.31, got: '${version}'`);
    }
  }

  /**
   * Looks at all manifests together, and submits a report.
   * @param context the ValidationContext of cdk8s-cli
   */
  public validate(context: any): void {
    const documents = (context.manifests as string[]).flatMap(path => (context.parseManifest(path) as any[]).map(body => ({ path, body })));
    const findings = findingsOf(documents.map(({ body }) => body), this.props);
    for (const { entry, problem } of findings) {
      context.report.addViolation({
        ruleName: `${entry.code} ${entry.name} (${entry.severity})`,
        recommendation: problem.message,
        fix: entry.remedy,
        violatingResources: [{ resourceName: problem.object.name, locations: [problem.pointer], manifestPath: documents[problem.object.index].path }],
      });
    }
    const worst = RANK[this.props.failOn ?? Severity.ERROR];
    context.report.submit(findings.some(({ entry }) => RANK[entry.severity as Severity] <= worst) ? 'failure' : 'success');
  }
}

/** Rules are loaded when they are asked, not with the library. */
function findingsOf(documents: any[], { targets = [], trustDomain, versions = {}, partial = false }: ManifestValidationProps) {
  /* eslint-disable @typescript-eslint/no-require-imports */
  const { objectFindings } = require('./object-findings') as typeof import('./object-findings');
  const { ObjectSet } = require('./rules/object-set') as typeof import('./rules/object-set');
  /* eslint-enable */
  const profile = { ...DEFAULT_PROFILE, targets, versions, trustDomain: trustDomain ?? DEFAULT_PROFILE.trustDomain, complete: !partial };
  return objectFindings(ObjectSet.of(documents), profile);
}
