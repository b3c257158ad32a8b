import { App, Chart } from 'cdk8s';
import { Mesh, MeshedService, Port, RolloutPhase, StrictMtlsNamespace } from '../../../../src';
import { documentsOf } from '../../../golden';
import { targetOf } from '../../cases/targets';

/** Numbers of services that are measured. */
export const SIZES = [10, 30, 100, 300, 1000];

/** So many services, each of which calls the next three. */
export function servicesCallingThree(count: number): any[] {
  const app = new App();
  const chart = new Chart(app, 'town');
  const mesh = new Mesh(chart, 'mesh', { targets: [targetOf('istio-sidecar')] });
  const namespace = new StrictMtlsNamespace(chart, 'town', { mesh, phase: RolloutPhase.STRICT });
  const services = Array.from({ length: count }, (_, i) => new MeshedService(chart, `service-${i}`, {
    namespace, image: `example.com/service-${i}:1`, replicas: 1, ports: [Port.http(80, { targetPort: 8080 })],
  }));
  for (const [i, service] of services.entries()) for (const next of [1, 2, 3]) service.calls(services[(i + next) % count]);
  return documentsOf(app.synthYaml());
}
