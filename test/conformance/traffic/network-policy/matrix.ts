import { allOf, neighboursOf } from './neighbours';
import { asTry, Cast, Expectation, fromNode, inside, inwards, listeningOf, outwards, problemsOf, serviceOf } from './pairs';
import { Standing, World } from './world';
import { NetworkPolicyEvaluator } from '../../../../src/targets/network-policy/evaluation/network-policy-evaluator';
import { Bench } from '../../bench';
import { Declared } from '../../cases/calls';
import { Addresses } from '../../cluster/addresses';
import { clusterOf } from '../../cluster/cluster';
import { podName } from '../../machine/pods';
import { Check } from '../../suite';

/** A program, and what the target renders of it. */
export interface PolicyCase {
  readonly name: string;
  /** Features that its rules prove. */
  readonly features: string[];
  readonly declared: Declared;
  readonly objects: any[];
}

/** Who may connect to whom in a case, tried for every pair of pods in the cluster, and both ends each by itself. */
export async function matrixOf(bench: Bench, world: World, policyCase: PolicyCase, addresses: Addresses): Promise<Check[]> {
  const objects = clusterOf(bench.objects(policyCase.objects), undefined, { replicas: 2, addresses });
  const cast = castOf(policyCase.declared, objects, addresses);
  await world.stand([...cast.own, ...allOf(cast.neighbours)]);
  const all = [...objects, ...allOf(cast.neighbours).filter(each => each !== cast.neighbours.outside).map(({ pod }) => pod)];
  const rules = await rulesOf(world, cast, all);
  return rules.map(({ name, problems }) => ({ target: 'network-policy', name: `${policyCase.name}: ${name}`, features: policyCase.features, problems }));
}

interface Rule {
  readonly name: string;
  readonly problems: string[];
}

async function rulesOf(world: World, cast: Cast, all: any[]): Promise<Rule[]> {
  const tried = async (name: string, expectations: Expectation[], objects = all) =>
    ({ name, problems: problemsOf(expectations, await world.enforce(objects, expectations.map(asTry))) });
  const between = inside(cast);
  const rules = [
    await tried('pods are connected where a call is declared and nowhere else, by no port', between),
    await tried('nobody else gets in, whatever the labels of the pods', inwards(cast)),
    await tried('nobody gets out, but to the cluster\'s DNS', outwards(cast)),
    await tried('the node reaches every port, as probes do', fromNode(cast)),
    await tried('destinations refuse by themselves', [...between, ...inwards(cast)], only('Ingress', all)),
    await tried('sources keep to it by themselves', [...between, ...outwards(cast)], only('Egress', all)),
    { name: 'the evaluator says what the kernel does', problems: evaluated([...between, ...inwards(cast), ...outwards(cast)], all) },
  ];
  if (cast.declared.calls.length > 0) rules.push({ name: 'declared calls are answered', problems: await answered(world, cast, all) });
  return rules;
}

function castOf(declared: Declared, objects: any[], addresses: Addresses): Cast {
  const pods = objects.filter(({ kind }) => kind === 'Pod');
  const own: Standing[] = pods.map(pod => ({ pod, listening: listeningOf(declared, pod.metadata.labels['app.kubernetes.io/name']) }));
  return { declared, own, neighbours: neighboursOf(pods, addresses) };
}

/** Objects with policies for one direction only. */
function only(direction: string, objects: any[]): any[] {
  return objects.map(object => {
    if (object.kind !== 'NetworkPolicy') return object;
    const { ingress, egress, policyTypes, ...rest } = object.spec;
    return { ...object, spec: { ...rest, policyTypes: policyTypes.filter((type: string) => type === direction), ...direction === 'Ingress' ? { ingress } : { egress } } };
  }).filter(({ kind, spec }) => kind !== 'NetworkPolicy' || spec.policyTypes.length > 0);
}

/** The kernel has been held against the same expectations. Datagrams are none of the evaluator's business. */
function evaluated(expectations: Expectation[], objects: any[]): string[] {
  const evaluator = new NetworkPolicyEvaluator();
  const peer = ({ pod: { metadata, spec } }: Standing) =>
    ({ namespace: metadata.namespace, serviceAccount: spec.serviceAccountName, labels: metadata.labels, meshed: false });
  return expectations.filter(({ port }) => !port.endsWith('=udp')).flatMap(({ source, destination, port, passes }) => {
    const { allowed, because } = evaluator.decide(objects, { source: peer(source!), destination: peer(destination), port: parseInt(port) });
    return allowed === passes ? [] : [`${podName(source!.pod)} → ${podName(destination.pod)}:${port}: allowed ${allowed} (${because})`];
  });
}

/** Each declared call in its own protocol, from each pod of the source to each of the destination. */
async function answered(world: World, { declared, own }: Cast, all: any[]): Promise<string[]> {
  await world.enforce(all);
  const pods = (service: string) => own.filter(each => serviceOf(each) === service);
  const sources = [...new Set(declared.calls.map(({ source }) => source))].flatMap(pods);
  const problems = await Promise.all(sources.map(async source => {
    const questions = declared.calls.filter(call => call.source === serviceOf(source)).flatMap(call =>
      pods(call.destination).map(({ pod }) => ({ ...questionOf(declared, call.destination, call.targetPort), address: `${pod.status.podIP}:${call.targetPort}`, by: podName(pod) })));
    if (questions.length === 0) return [`${podName(source.pod)} finds nobody to call`];
    const answers = await world.ask(source.pod, questions);
    return questions.flatMap(({ by, protocol }, i) => answers[i].filter(answer => answer.by !== by || (answer.grpcStatus ?? '0') !== '0')
      .map(answer => `${podName(source.pod)} → ${by} by ${protocol}: ${JSON.stringify(answer)}`));
  }));
  return sources.length === 0 ? ['no pod of a source'] : problems.flat();
}

function questionOf({ services }: Declared, destination: string, port: number): { protocol: string; host: string; method: string; path: string } {
  const { protocol } = services.find(({ name }) => name === destination)!.ports.find(({ targetPort }) => targetPort === port)!;
  const spoken = ({ opaque: 'server-first', tls: 'tcp' } as { [protocol: string]: string })[protocol] ?? protocol;
  return { protocol: spoken, host: destination, method: 'GET', path: spoken === 'grpc' ? '/any.Service/Method' : '/' };
}
