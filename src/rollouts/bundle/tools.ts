import { GitOpsTool } from '../../vocabulary/release/delivery';

const NOTES: Record<GitOpsTool, string[]> = {
  [GitOpsTool.NONE]: [],
  [GitOpsTool.ARGO_CD]: [
    '## Argo CD', '',
    'Point an Application at `current/`, with `syncOptions: [PruneLast=true]`, so that what a stage removes goes when its routes are in force.',
    'Sync waves apply what others refer to first (-1), then workloads (0), then routes (1). They are a second belt: any order is safe.',
    'Routes come last also because Argo CD 3.3 and later wait for `observedGeneration` in the status of an HTTPRoute, which not every mesh',
    'writes: such a route stays Progressing, and nothing after its wave would be applied.', '',
  ],
  [GitOpsTool.FLUX]: [
    '## Flux', '',
    'Apply the file in `flux/` once. It follows `current/`, waits until workloads are available and, by `healthCheckExprs` (Flux 2.5 or',
    'later), until routes are accepted. It reads the GitRepository `flux-system` in the namespace `flux-system`, which `flux bootstrap` makes.', '',
  ],
  [GitOpsTool.KAPP]: [
    '## kapp', '',
    '`kustomize build current | kapp deploy -a NAME -f -`. By change groups and rules, routes are upserted after workloads, and workloads',
    'deleted after routes. They are a second belt: any order is safe.', '',
  ],
};

/** What is to be known of the tool that applies the commits. */
export function toolLines(tool: GitOpsTool): string[] {
  return NOTES[tool];
}
