import { App } from 'cdk8s';
import { matrix, Names } from './matrix';
import { phaseRules } from './phases';
import { rule } from './rule';
import { OnlineBoutique } from '../../../../examples/online-boutique/boutique';
import { choiceOf } from '../../../../examples/online-boutique/targets';
import { MeshDefaults, RolloutPhase } from '../../../../src';
import { documentsOf } from '../../../golden';
import { Bench } from '../../bench';
import { declaredBoutique } from '../../cases/boutique-calls';
import { strangers } from '../../cases/strangers';
import { SIDECARS } from '../../meshes/istio';
import { Check } from '../../suite';
import { problemsOf } from '../expectations';
import { World } from '../world';

const FEATURES = ['enrolment', 'identity', 'strict-mtls', 'audit-phase', 'default-deny', 'authorization-by-identity', 'authorization-by-http', 'authorization-by-grpc-method',
  'configuration-scope', 'tcp', 'mesh-defaults'];

/** Online Boutique beside strangers: one with an identity of its own, one with the name of a declared source, one outside the mesh. */
function boutiqueAmongStrangers(phase: RolloutPhase): { objects: any[]; meshConfig: any } {
  const app = new App();
  const boutique = new OnlineBoutique(app, 'boutique', choiceOf('istio-sidecar'), phase);
  const defaults = new MeshDefaults(boutique, 'defaults', { mesh: boutique.mesh });
  const around = [...strangers('elsewhere', true, ['stranger', 'frontend']), ...strangers('outside', false, ['plain'])];
  return { objects: [...documentsOf(app.synthYaml()), ...around], meshConfig: defaults.helmValues('istio-sidecar').istiod.meshConfig };
}

/** Who may ask whom for what, and how a namespace comes to be strict. */
export async function boutiqueRules(bench: Bench): Promise<Check[]> {
  if (!bench.wants('istio-sidecar', FEATURES)) return [];
  const { objects, meshConfig } = boutiqueAmongStrangers(RolloutPhase.STRICT);
  const world = await World.start(bench, objects, { injector: SIDECARS, meshConfig });
  const declared = declaredBoutique();
  const checks = [...await strictRules(world, declared), ...await phaseRules(world, declared, phase => boutiqueAmongStrangers(phase).objects)];
  checks.push(rule('istio-sidecar', 'no proxy refuses what istiod sends it, in any phase', [], await world.refusals()));
  await world.end();
  return checks;
}

async function strictRules(world: World, declared: Names): Promise<Check[]> {
  const { allowed, refused, unreachable, strange, plaintext, probes } = matrix(world, declared);
  const target = 'istio-sidecar';
  const rules = [
    rule(target, 'every declared request is answered', ['identity', 'authorization-by-identity', 'authorization-by-http', 'authorization-by-grpc-method', 'tcp'], await problemsOf(world, allowed)),
    rule(target, 'the destination is told the identity of the source', ['identity', 'enrolment'], told(world, declared)),
    rule(target, 'hosts that a workload does not call are unreachable', ['configuration-scope'], await problemsOf(world, unreachable)),
    rule(target, 'no request of an identity from another namespace is answered', ['identity', 'authorization-by-identity', 'default-deny', 'tcp'], await problemsOf(world, strange)),
    rule(target, 'plaintext is reset in the strict phase', ['strict-mtls'], await problemsOf(world, plaintext(['reset']))),
    rule(target, 'the agent beside a proxy reaches what probes ask for, whatever policies say', [], [...await problemsOf(world, probes), ...rewritten(world)]),
  ];
  const scopes = world.objects.filter(({ kind }) => kind === 'Sidecar');
  await world.istiod.delete(scopes);
  await world.settled();
  rules.push(rule(target, 'no undeclared request is answered, even by proxies that know every host',
    ['default-deny', 'authorization-by-identity', 'authorization-by-http', 'authorization-by-grpc-method', 'tcp'], await problemsOf(world, refused)));
  await world.istiod.apply(scopes);
  return rules;
}

/** The identities that applications saw are those of the pods that were declared as their sources. */
function told(world: World, { services, calls }: Names): string[] {
  const http = services.filter(({ name, ports }) => ports.some(({ protocol }) => protocol !== 'tcp') && calls.some(({ destination }) => destination === name));
  return http.flatMap(({ name }) => {
    const seen = world.seenBy(`boutique.${name}-1`).map(({ headers }) => /URI=([^;]*)/.exec(headers?.['x-forwarded-client-cert'] ?? '')?.[1]);
    const sources = calls.filter(({ destination }) => destination === name).map(({ source }) => `spiffe://cluster.local/ns/boutique/sa/${source}`);
    const missing = sources.filter(source => !seen.includes(source)).map(source => `${name} was never asked by ${source}`);
    return [...missing, ...seen.filter(each => !sources.includes(each ?? '')).map(each => `${name} was asked by ${each}`)];
  });
}

/** The injector leads HTTP probes to the agent only where it is told to, or as it is installed; the templates tell it. */
function rewritten(world: World): string[] {
  const probed = world.objects.filter(({ kind, spec }) => kind === 'Deployment' && spec.template.spec.containers.some(({ readinessProbe }: any) => readinessProbe));
  if (probed.length === 0) return ['nothing is probed'];
  return probed.filter(({ spec }) => spec.template.metadata.annotations?.['sidecar.istio.io/rewriteAppHTTPProbers'] !== 'true')
    .map(({ metadata }) => `${metadata.name}: probes are not led to the agent`);
}
