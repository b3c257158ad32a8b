import { JsonPatch } from 'cdk8s';
import * as fc from 'fast-check';
import { CallPlan, graphPlans, GraphPlan, PORTS, programOf, routesOf, TARGET_PORTS } from './call-graphs';
import {
  Feature, GatewayApiChannel, IMeshTarget, IstioAmbientTarget, IstioSidecarTarget, LinkerdTarget, MeshedService, NetworkPolicyTarget, RouteKind,
  RouteMatch,
} from '../../src';
import { AccessRequest, IEvaluator, Peer } from '../../src/simulation/evaluator';
import { IstioAmbientEvaluator } from '../../src/targets/istio/evaluation/ambient-evaluator';
import { IstioSidecarEvaluator } from '../../src/targets/istio/evaluation/sidecar-evaluator';
import { LinkerdEvaluator } from '../../src/targets/linkerd/evaluation/linkerd-evaluator';
import { NetworkPolicyEvaluator } from '../../src/targets/network-policy/evaluation/network-policy-evaluator';
import { documentsOf } from '../golden';
import { invalidities } from '../imports/crd-schemas';

const ambient = () => new IstioAmbientTarget({ gatewayApiChannel: GatewayApiChannel.EXPERIMENTAL });
const MESHES: [string, () => IMeshTarget[], IEvaluator][] = [
  ['istio-sidecar', () => [new IstioSidecarTarget()], new IstioSidecarEvaluator()],
  ['istio-ambient', () => [ambient()], new IstioAmbientEvaluator()],
  ['linkerd', () => [new LinkerdTarget()], new LinkerdEvaluator()],
];
const RUNS = { numRuns: 60 };
const KUBELET = 'kube-probe/1.35';
const ALL: [string, () => IMeshTarget[]][] = [
  ...MESHES.map(([name, targets]) => [name, targets] as [string, () => IMeshTarget[]]),
  ['network-policy', () => [new NetworkPolicyTarget()]],
  ['istio-sidecar beside linkerd and network-policy', () => [new IstioSidecarTarget(), new LinkerdTarget(), new NetworkPolicyTarget()]],
  ['istio-ambient beside network-policy', () => [ambient(), new NetworkPolicyTarget()]],
];

function synthesize(plan: GraphPlan, targets: IMeshTarget[], calls = plan.calls): string {
  const { app, declare } = programOf(plan, targets);
  calls.forEach(declare);
  return app.synthYaml();
}

describe.each(ALL)('%s', (_, targets) => {
  test('two syntheses, and any order of the calls, give the same bytes', () => {
    const shuffled = (plan: GraphPlan) => fc.tuple(fc.constant(plan), fc.shuffledSubarray(plan.calls, { minLength: plan.calls.length }));
    fc.assert(fc.property(graphPlans.chain(shuffled), ([plan, calls]) => {
      const yaml = synthesize(plan, targets());
      expect(synthesize(plan, targets())).toEqual(yaml);
      expect(synthesize(plan, targets(), calls)).toEqual(yaml);
    }), { numRuns: 25 });
  });

  test('any order of the services gives the same objects', () => {
    const inSomeOrder = (plan: GraphPlan) => fc.tuple(fc.constant(plan), fc.shuffledSubarray(indexes(plan), { minLength: plan.services.length }));
    const objectsOf = (plan: GraphPlan, order?: number[]) => {
      const { app, declare } = programOf(plan, targets(), order);
      plan.calls.forEach(declare);
      return documentsOf(app.synthYaml()).map(document => JSON.stringify(document)).sort();
    };
    fc.assert(fc.property(graphPlans.chain(inSomeOrder), ([plan, order]) => {
      expect(objectsOf(plan, order)).toEqual(objectsOf(plan));
    }), { numRuns: 25 });
  });

  test('every object is valid, and no two have the same key', () => {
    fc.assert(fc.property(graphPlans, plan => {
      const documents = documentsOf(synthesize(plan, targets()));
      expect(documents.flatMap(document => invalidities(document))).toEqual([]);
      const keys = documents.map(({ apiVersion, kind, metadata }) => `${apiVersion.split('/')[0]} ${kind} ${metadata.namespace}/${metadata.name}`);
      expect(new Set(keys).size).toEqual(keys.length);
    }), { numRuns: 25 });
  });

  test('a patch on any object survives later declarations', () => {
    fc.assert(fc.property(graphPlans, fc.nat(), (plan, half) => {
      const { app, declare, services } = programOf(plan, targets());
      const first = half % (plan.calls.length + 1);
      plan.calls.slice(0, first).forEach(declare);
      const owned = services.filter(service => service instanceof MeshedService) as MeshedService[];
      const objects = owned.flatMap(service => service.node.findAll()).filter((child: any) => child.addJsonPatch) as any[];
      objects.forEach(object => object.addJsonPatch(JsonPatch.add('/metadata/finalizers', ['example.com/patched'])));
      plan.calls.slice(first).forEach(declare);
      const patched = documentsOf(app.synthYaml()).filter(document => document.metadata.finalizers);
      expect(patched.length).toEqual(objects.filter(object => object.node.scope.node.tryFindChild(object.node.id) === object).length);
      expect(patched.length).toEqual(objects.length);
    }), { numRuns: 100 });
  });
});

describe.each(MESHES)('%s', (_, targets, evaluator) => {
  test('allows every declared call and no other', () => {
    fc.assert(fc.property(graphPlans, plan => expectDeclaredOnly(plan, targets(), evaluator)), RUNS);
  });
});

test('network-policy allows connections of declared calls and no others', () => {
  const evaluator = new NetworkPolicyEvaluator();
  fc.assert(fc.property(graphPlans, plan => expectDeclaredOnly(plan, [new NetworkPolicyTarget()], evaluator, false)), RUNS);
});

test.each([['sidecar', () => new IstioSidecarTarget(), undefined], ['linkerd', () => new LinkerdTarget(), 4143]] as const)(
  'network-policy beside %s lets connections of declared calls pass, and no others', (_, target, wirePort) => {
    fc.assert(fc.property(graphPlans, plan => {
      const evaluator = new NetworkPolicyEvaluator(wirePort);
      const objects = documentsOf(synthesize(plan, [target(), new NetworkPolicyTarget()]));
      for (const destination of indexes(plan).filter(i => plan.services[i] >= 0)) {
        for (const source of indexes(plan).filter(i => i !== destination)) {
          for (const port of PORTS) {
            const declared = plan.calls.some(call =>
              call.source === source && call.destination === destination && (wirePort !== undefined || call.port === port));
            expect(evaluator.decide(objects, requestOf(plan, source, destination, port)).allowed).toBe(declared);
          }
        }
      }
    }), { numRuns: 40 });
  });

/**
 * Compares what an evaluator says of the rendered objects with what the plan declares, over all pairs, ports and sample requests.
 * Where routes that the mesh cannot rank are accepted, a declared call may be refused, and none that is not declared admitted.
 */
function expectDeclaredOnly(plan: GraphPlan, targets: IMeshTarget[], evaluator: IEvaluator, seesRequests = true): void {
  const { app, mesh, declare } = programOf(plan, targets);
  plan.calls.forEach(declare);
  const objects = documentsOf(app.synthYaml());
  const ranked = !mesh.report().findings.some(({ message }) => message.includes(` ${Feature.ROUTE_PRECEDENCE}, which target '${targets[0].name}' does not`));
  for (const destination of indexes(plan).filter(i => plan.services[i] >= 0)) {
    for (const source of [...indexes(plan).filter(i => i !== destination), undefined]) {
      for (const port of PORTS) {
        for (const sample of seesRequests ? samplesOf(port) : [{}]) {
          const request = { ...requestOf(plan, source, destination, port), ...sample };
          const declared = plan.calls.some(call => call.source === source && call.destination === destination && call.port === port
            && (!seesRequests || port === 82 || allows(call, request)));
          const probe = isProbe(destination, request) && targets[0] instanceof LinkerdTarget;
          const { allowed, because } = evaluator.decide(objects, request);
          const wanted = declared || probe;
          if (allowed !== wanted && (ranked || allowed)) throw new Error(`s${source} → s${destination}: ${JSON.stringify(request)} must be ${wanted}, by ${because}`);
        }
      }
    }
  }
}

/** The kubelet's requests come from any address, with no identity. */
function isProbe(destination: number, { port, method, path, headers }: AccessRequest): boolean {
  return destination % 2 === 0 && port === TARGET_PORTS[80] && method === 'GET' && path === '/items/top' && headers?.['user-agent'] === KUBELET;
}

function indexes(plan: GraphPlan): number[] {
  return plan.services.map((_, i) => i);
}

function samplesOf(port: number): Partial<AccessRequest>[] {
  if (port === 82) return [{}];
  const headers: { [name: string]: string }[] = [{}, { 'x-tenant': 'blue' }, { 'x-tenant': 'red', 'x-trace': '1' }, { 'user-agent': KUBELET }];
  const grpc = ['/shop.Cart/Get', '/shop.Cart/Put', '/shop.Catalog/Get', '/shop.CartOther/Get'];
  if (port === 81) return grpc.map(path => ({ method: 'POST', path, headers: {} }));
  return ['/items', '/items/top', '/items/top/x', '/itemsets', '/'].flatMap(path =>
    ['GET', 'POST', 'DELETE'].flatMap(method => headers.map(each => ({ method, path, headers: each }))));
}

function requestOf(plan: GraphPlan, source: number | undefined, destination: number, port: number): AccessRequest {
  return {
    source: source === undefined ? undefined : peerOf(plan, source),
    destination: peerOf(plan, destination),
    service: `s${destination}`,
    servicePort: port,
    port: TARGET_PORTS[port],
  };
}

function peerOf(plan: GraphPlan, i: number): Peer {
  const namespace = plan.services[i] < 0 ? 'elsewhere' : `ns-${plan.services[i]}`;
  return { namespace, serviceAccount: `s${i}`, labels: { 'app.kubernetes.io/name': `s${i}` }, meshed: true };
}

/** What a call declares, said once more and plainly. */
function allows(call: CallPlan, request: AccessRequest): boolean {
  const matches = routesOf(call).flatMap(route => route.matches);
  return matches.length === 0 || matches.some(match => matchesRequest(match, request));
}

function matchesRequest(match: RouteMatch, { method, path = '', headers = {} }: AccessRequest): boolean {
  const prefix = match.pathPrefix ?? '/';
  const below = prefix === '/' || path === prefix || path.startsWith(`${prefix}/`);
  return (match.exactPath === undefined ? below : path === match.exactPath)
    && (match.kind === RouteKind.GRPC || match.method === undefined || match.method === method)
    && match.headers.every(({ name, value }) => headers[name] !== undefined && (value === undefined || headers[name] === value));
}
