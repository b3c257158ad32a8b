import { Chart, Duration } from 'cdk8s';
import { callGraph, namespacesOf } from './call-graph';

type Library = typeof import('../src');

/** Declares the services of the call graph, each with the eight objects that the workload has of it, below a scope for each. */
export function declare(library: Library, chart: Chart, services: number, scopeOf: (name: string) => Chart): void {
  const { IstioSidecarTarget, Mesh, NetworkPolicyTarget, RolloutPhase, StrictMtlsNamespace } = library;
  const mesh = new Mesh(chart, 'mesh', { targets: [new IstioSidecarTarget(), new NetworkPolicyTarget()] });
  const namespaces = new Map(namespacesOf(services).map(name => [name, new StrictMtlsNamespace(chart, name, { mesh, phase: RolloutPhase.STRICT })]));
  const nodes = callGraph(services);
  const declared = new Map(nodes.map(({ name, namespace }) => [name, service(library, scopeOf(name), name, namespaces.get(namespace)!)]));
  for (const node of nodes) {
    node.destinations().forEach(({ name }, i) => declared.get(node.name)!.calls(declared.get(name)!, {
      routes: [library.Route.get(library.PathMatch.prefix('/items'))], timeout: Duration.seconds(i + 1),
    }));
  }
}

function service({ CircuitBreaker, MeshedService, Port, Probe }: Library, scope: Chart, name: string, namespace: InstanceType<Library['StrictMtlsNamespace']>) {
  return new MeshedService(scope, name, {
    namespace,
    image: `registry.example.com/${namespace.namespaceName}/${name}:1.0.0`,
    ports: [Port.http(80, { targetPort: 8080 })],
    env: { LOG_LEVEL: 'info' },
    resources: { cpuRequest: '100m', memoryRequest: '128Mi', memoryLimit: '256Mi' },
    readiness: Probe.http('/ready', { period: Duration.seconds(5) }),
    liveness: Probe.http('/live', { period: Duration.seconds(10) }),
    circuitBreaker: CircuitBreaker.of({ consecutiveFailures: 5, maxConnections: 100 }),
  });
}
