import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join, relative } from 'path';
import { App } from 'cdk8s';
import { Course, keyOf, Step } from './course';
import { carried, targetOf } from './targets';
import { OnlineBoutique } from '../../../examples/online-boutique/boutique';
import { writeReleases } from '../../../examples/online-boutique/releases';
import { choiceOf } from '../../../examples/online-boutique/targets';
import { Feature, IMeshTarget, RolloutPhase } from '../../../src';
import { documentsOf } from '../../golden';
import { TargetName } from '../suite';

const PHASES = [RolloutPhase.DISABLED, RolloutPhase.PERMISSIVE, RolloutPhase.AUDIT, RolloutPhase.STRICT];
const PHASED = [Feature.ENROLMENT, Feature.STRICT_MTLS, Feature.AUDIT_PHASE, Feature.DEFAULT_DENY];
const RELEASED = [Feature.TRAFFIC_SPLIT, Feature.VERSION_BY_REQUEST, Feature.SESSION_AFFINITY];

/** Online Boutique as a target renders it in a phase. */
export function boutiqueObjects(name: TargetName, phase: RolloutPhase = RolloutPhase.STRICT, target: IMeshTarget = targetOf(name)): any[] {
  const app = new App();
  new OnlineBoutique(app, 'boutique', { ...choiceOf(name), target, acceptLoss: Object.values(Feature) }, phase);
  return documentsOf(app.synthYaml());
}

/** Online Boutique through its phases and back, and in the strict one through its releases: every stage forward, and every way back. */
export function boutiqueCourses(name: TargetName, target: IMeshTarget = targetOf(name)): Course[] {
  const released = RELEASED.filter(feature => carried(name).includes(feature));
  return [
    { target: name, name: 'Online Boutique in every phase', features: PHASED.filter(feature => carried(name).includes(feature)), steps: () => phasesOf(name, target) },
    {
      target: name,
      name: 'the release bundles of Online Boutique',
      features: released.length > 0 ? released : [Feature.BLUE_GREEN],
      steps: () => releasesOf(name, target),
    },
  ];
}

function phasesOf(name: TargetName, target: IMeshTarget): Step[] {
  const phases = PHASES.map(phase => ({ name: phase, objects: boutiqueObjects(name, phase, target) }));
  return [...phases, ...phases.slice(0, -1).reverse().map(({ name: phase, objects }) => ({ name: `back to ${phase}`, objects }))];
}

/** Releases as files; what they release is taken out of the boutique's own YAML. */
function releasesOf(name: TargetName, target: IMeshTarget): Step[] {
  const strict = boutiqueObjects(name, RolloutPhase.STRICT, target);
  const folder = mkdtempSync(join(tmpdir(), 'boutique-'));
  try {
    const choice = { ...choiceOf(name), target, acceptLoss: Object.values(Feature) };
    return writeReleases(relative(process.cwd(), folder), choice, RolloutPhase.STRICT).flatMap(({ service, folder: bundle }) => {
      const steps = walkOf(bundle, service);
      const own = steps[0].objects.map(keyOf); // its first stage is the service as the boutique has it
      const around = strict.filter(object => !own.includes(keyOf(object)));
      const forTools = toolObjects(bundle);
      return steps.map(step => ({ name: `${service} ${step.name}`, objects: [...around, ...step.objects, ...forTools] }));
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Objects for a GitOps tool; a `kustomization.yaml` is none. */
function toolObjects(bundle: string): any[] {
  const folder = join(bundle, 'flux');
  return existsSync(folder) ? readdirSync(folder).flatMap(name => documentsOf(readFileSync(join(folder, name), 'utf-8'))) : [];
}

/** The stages in their order, and after each the way back from it, if there is one. */
function walkOf(bundle: string, service: string): Step[] {
  const step = (...path: string[]): Step => ({
    name: path.join('/'), objects: documentsOf(readFileSync(join(bundle, ...path, `${service}.k8s.yaml`), 'utf-8')),
  });
  const stages = readdirSync(join(bundle, 'stages')).sort();
  const aborts = existsSync(join(bundle, 'abort')) ? readdirSync(join(bundle, 'abort')) : [];
  return stages.flatMap(stage => {
    const abort = `from-${stage.slice(0, 2)}`;
    return [step('stages', stage), ...aborts.includes(abort) ? [step('abort', abort), step('stages', stages[1]), step('stages', stage)] : []];
  });
}
