import { Destination } from './proxy';
import { durationMillis } from './units';
import { ServiceIntent } from '../../../../src/intent';
import { Asked, covers } from '../../cases/linkerd/requests';

/** In what a request fares otherwise than the calls say that cover it; where several do, it has what one of them says. */
export function amiss(service: ServiceIntent, port: number, asked: Asked, real: Destination): string[] {
  if (real.status !== undefined || real.backends.length === 0) return [`the proxy itself answers ${real.status}`];
  if (real.backends.some(({ to }) => to === 'nobody')) return ['a share goes to nobody'];
  const calls = service.inbound.filter(call => call.port.number === port && covers(call, asked));
  if (calls.length === 0 || service.headless) return [];
  return [
    ...differs('timeout', calls.flatMap(({ timeoutMillis }) => timeoutMillis ?? []), durationMillis(real.timeouts?.request)),
    ...differs('retries', calls.flatMap(({ retries }) => retries?.attempts ?? []), real.retry?.maxRetries),
    ...differs('timeout of a try', calls.flatMap(({ retries }) => retries?.perTryTimeoutMillis ?? []), durationMillis(real.retry?.timeout)),
  ];
}

function differs(what: string, declared: number[], got: number | undefined): string[] {
  const fits = declared.length > 0 ? got !== undefined && declared.includes(got) : got === undefined;
  return fits ? [] : [`${what} is declared as ${declared.length > 0 ? declared.join(' or ') : 'none'}, got ${got ?? 'none'}`];
}
