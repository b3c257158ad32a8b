import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'fs';
import { dirname, isAbsolute, join, posix, sep } from 'path';
import { renderPlan } from './release-plan';
import { RenderedRelease } from './stage-objects';
import { bundleFiles } from '../../rollouts/bundle/bundle-files';
import { tryReadPlan } from '../../rollouts/release-plan/plan-file';
import { GitOpsTool } from '../../vocabulary/release/delivery';

const OWN = /^(plan\.json|PLAN\.md|weight-[a-z0-9-]+\.svg|stages|abort|current|flux)$/;

/** Files of a release, in a folder that may hold them. */
export interface ReleaseBundle {
  /** Replaces a former bundle. */
  write(): void;
}

/** The files of a release; throws where it cannot be synthesized, or where the folder is not for it. */
export function releaseBundle(release: RenderedRelease, folder: string): ReleaseBundle {
  const { spec: { service }, current } = release.state;
  requireFolder(folder, service);
  if (release.state.spec.delivery.gitOps === GitOpsTool.FLUX) requireRelative(folder, service.name);
  const files = bundleFiles(renderPlan(release), current.name, pathInRepository(folder));
  const refusals = release.service.mesh.refusals();
  if (refusals.length > 0) throw new Error(`bundle of the release of '${service.name}' needs a mesh without error findings, got: ${refusals.join('; ')}`);
  return { write: () => replace(folder, files) };
}

/** What somebody else put into the folder is not ours to remove, nor is the bundle of another service. */
function requireFolder(folder: string, service: { name: string; namespace: string }): void {
  if (folder.trim() === '') throw new Error(`folder of the bundle of '${service.name}' must not be empty`);
  const file = fileAbove(folder);
  if (file !== undefined) throw new Error(`folder of the bundle of '${service.name}' must not be below a file, got: '${folder}', and '${file}' is a file`);
  if (!existsSync(folder)) return;
  if (!statSync(folder).isDirectory()) throw new Error(`folder of the bundle of '${service.name}' must be a folder, got a file: '${folder}'`);
  const expected = `folder of the bundle of '${service.name}' must be empty, or hold a bundle of it`;
  const foreign = readdirSync(folder).find(name => !OWN.test(name));
  if (foreign !== undefined) throw new Error(`${expected}, got '${foreign}' in '${folder}'`);
  const plan = existsSync(join(folder, 'plan.json')) ? tryReadPlan(readFileSync(join(folder, 'plan.json'), 'utf-8')) : undefined;
  if (readdirSync(folder).length > 0 && (plan?.service !== service.name || plan.namespace !== service.namespace)) {
    throw new Error(`${expected}, got ${plan ? `that of '${plan.namespace}/${plan.service}'` : 'no plan'} in '${folder}'`);
  }
}

/** The file that is in the way of a folder, if there is one. */
function fileAbove(folder: string): string | undefined {
  const above = dirname(folder);
  if (above === folder) return undefined;
  return existsSync(above) ? statSync(above).isDirectory() ? undefined : above : fileAbove(above);
}

/** Flux looks for the pointer from the root of the repository, of which an absolute path says nothing. */
function requireRelative(folder: string, service: string): void {
  if (!isAbsolute(folder)) return;
  throw new Error(`folder of the bundle of '${service}' must be relative to the root of the repository with GitOpsTool.FLUX, got: '${folder}'`);
}

function replace(folder: string, files: Map<string, string>): void {
  if (existsSync(folder)) for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true });
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

function pathInRepository(folder: string): string {
  return posix.normalize(folder.split(sep).join('/')).replace(/\/$/, '');
}
