import { Declared } from './resilience';
import { Trial } from './trials';
import { CallIntent, ServiceIntent } from '../../../../src/intent';
import { Bundle } from '../../cases/linkerd/bundles';
import { covers } from '../../cases/linkerd/requests';

/** The first call that covers a request, with what it says. */
export function declaredOf(bundle: Bundle, trial: Trial): (Declared & { client: string }) | undefined {
  const service = serviceOf(bundle, trial);
  const call = service?.inbound.find(each => isOf(each, trial) && covers(each, trial.asked));
  if (!call || service!.headless) return undefined;
  return {
    client: clientOf(call),
    timeout: call.timeoutMillis,
    retries: call.retries?.attempts,
    statuses: call.retries && statusesOf(call),
    tryTimeout: call.retries?.perTryTimeoutMillis,
  };
}

/** Whether the declaration has a client's request answered. */
export function isDeclared(bundle: Bundle, trial: Trial, client: string): boolean {
  const calls = serviceOf(bundle, trial)?.inbound.filter(call => isOf(call, trial)) ?? [];
  return calls.some(call => call.authenticated && clientOf(call) === client && covers(call, trial.asked));
}

export function serviceOf({ services }: Bundle, { service: { metadata: { name, namespace } } }: Trial): ServiceIntent | undefined {
  return services.find(each => each.name === name && each.namespace.name === namespace);
}

function isOf(call: CallIntent, { port }: Trial): boolean {
  return call.port.number === port.port;
}

function clientOf({ source }: CallIntent): string {
  return `${source.namespace.name}/${source.workload.serviceAccount}`;
}

/** As the annotation has them. */
function statusesOf({ retries, port }: CallIntent): string[] {
  const said = retries!.conditions.map(String);
  return String(port.protocol) === 'grpc' ? said.map(grpcName).filter((name): name is string => name !== undefined) : ['503-503'];
}

function grpcName(condition: string): string | undefined {
  return ['unavailable', 'resource-exhausted', 'internal', 'cancelled', 'deadline-exceeded'].find(name => condition.includes(name));
}
