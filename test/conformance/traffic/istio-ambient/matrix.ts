import { SOURCES } from './sources';
import { AmbientWorld } from './worlds';
import { PortProtocol } from '../../../../src/vocabulary/port';
import { ExpectedRequest } from '../../program/istio-ambient/expected';
import { Expectation, problemsOf } from '../expectations';
import { Question } from '../questions';

/** Outcomes of requests by what is spoken. */
const REACHED: Partial<Record<PortProtocol, string[]>> = { [PortProtocol.TCP]: ['line'], [PortProtocol.OPAQUE]: ['line'] };
const REFUSED: Partial<Record<PortProtocol, string[]>> = { [PortProtocol.GRPC]: ['grpc 7'], [PortProtocol.TCP]: ['closed', 'reset'], [PortProtocol.OPAQUE]: ['closed', 'reset'] };
const SPOKEN: Partial<Record<PortProtocol, Question['protocol']>> = { [PortProtocol.GRPC]: 'grpc', [PortProtocol.HTTP2]: 'http2', [PortProtocol.TCP]: 'tcp', [PortProtocol.OPAQUE]: 'server-first' };

/** Asks every request of a matrix, and tells what is otherwise than declared; again what is otherwise at first, unless it must never be. */
export async function matrixProblems({ world, sources }: AmbientWorld, requests: ExpectedRequest[], anew = true): Promise<string[]> {
  const questions = await sources.questions(requests.map(callOf));
  return problemsOf(world, requests.map((request, i): Expectation => ({
    from: SOURCES,
    question: questions[i],
    expected: (request.admitted ? REACHED : REFUSED)[request.protocol] ?? [request.admitted ? '200' : '403'],
    about: `${request.source} to ${request.host}:${request.port} ${request.asked.method ?? ''} ${request.asked.path ?? ''} ${JSON.stringify(request.asked.headers ?? {})}`,
  })), anew);
}

/** A request as a call of its source. */
export function callOf({ host, port, protocol, source, asked: { method, path, headers } }: ExpectedRequest) {
  const [name, namespace] = host.split('.');
  return { source, service: `${namespace}/${name}`, port, question: { protocol: SPOKEN[protocol] ?? 'http' as const, method, path, headers } };
}
