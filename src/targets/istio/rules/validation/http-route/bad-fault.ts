import { ObjectRule } from '../../../../../analysis/rules/rule';
import { record } from '../../../../../analysis/rules/values';
import { routesOf, VIRTUAL_SERVICE } from '../../semantics/traffic';
import { refusal, Tell } from '../refusal';

const GRPC = new Set([
  'OK', 'CANCELLED', 'UNKNOWN', 'INVALID_ARGUMENT', 'DEADLINE_EXCEEDED', 'NOT_FOUND', 'ALREADY_EXISTS', 'PERMISSION_DENIED', 'RESOURCE_EXHAUSTED',
  'FAILED_PRECONDITION', 'ABORTED', 'OUT_OF_RANGE', 'UNIMPLEMENTED', 'INTERNAL', 'UNAVAILABLE', 'DATA_LOSS', 'UNAUTHENTICATED',
]);

/** A fault aborts or delays, in the ways that there are. */
export const badFault: ObjectRule = refusal([VIRTUAL_SERVICE], {
  code: 'CM2317',
  name: 'bad-fault',
  summary: 'A fault of a VirtualService does nothing, or something that Istio cannot do.',
  remedy: 'Give it `abort` with `httpStatus` (200 to 599) or `grpcStatus` (as `NOT_FOUND`), or `delay` with `fixedDelay`.',
}, (_, tell, object) => routesOf(object).filter(({ value }) => value.fault).forEach(({ value, pointer }) => {
  const { abort, delay } = record(value.fault);
  if (!abort && !delay) tell(`${pointer}/fault`, 'fault does nothing; expected abort or delay');
  tellOfAbort(record(abort), `${pointer}/fault/abort`, tell);
  if (record(delay).exponentialDelay) tell(`${pointer}/fault/delay/exponentialDelay`, 'exponentialDelay is not supported; expected fixedDelay');
}));

function tellOfAbort({ http2Error, httpStatus, grpcStatus }: { [key: string]: any }, pointer: string, tell: Tell): void {
  if (http2Error !== undefined) tell(`${pointer}/http2Error`, 'http2Error is not supported; expected httpStatus or grpcStatus');
  if (typeof httpStatus === 'number' && (httpStatus < 200 || httpStatus > 600)) tell(`${pointer}/httpStatus`, `httpStatus is ${httpStatus}; expected 200 to 599`);
  if (typeof grpcStatus === 'string' && !GRPC.has(grpcStatus)) tell(`${pointer}/grpcStatus`, `grpcStatus is ${grpcStatus}; expected a name as NOT_FOUND`);
}
