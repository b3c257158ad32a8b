import { createHash } from 'crypto';
import { existsSync } from 'fs';
import { dirname, join } from 'path';
import { readResources } from './kustomization-file';
import { readText } from './text-file';
import { UsageError } from './usage-error';
import { Place } from '../src/rollouts/moves/moves';

/** A kustomization that points to a stage. */
export interface Pointer {
  readonly path: string;
  /** What it points to, seen from its folder: '../stages/20-shift-05'. */
  readonly resource: string;
  /** Whether the plan of its bundle is there; the stages are, too, then. */
  readonly bundled: boolean;
}

/** In what the files of a stage differ from those that the plan was made of; nothing where they are the same, or where only the pointer is there. */
export function editsOf({ path, resource, bundled }: Pointer, { plan, stage, aborting }: Place): string[] {
  const folder = join(dirname(path), resource);
  if (!existsSync(folder)) {
    if (!bundled) return [];
    throw new UsageError(`'${path}' must point to a stage of its bundle, got '${resource}', which is not there`);
  }
  const file = `${plan.service}.k8s.yaml`;
  const resources = readResources(join(folder, 'kustomization.yaml'));
  if (resources.join() !== file) return [`'${join(folder, 'kustomization.yaml')}' was edited: it must have ${file} alone, and has ${resources.join(', ') || 'nothing'}`];
  const digest = createHash('sha256').update(readText(join(folder, file))).digest('hex');
  if (digest === (aborting ? stage.abortDigest : stage.digest)) return [];
  return [`'${join(folder, file)}' was edited: it is not what the plan was checked with; change the program, and write the bundle again`];
}
