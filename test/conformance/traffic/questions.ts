import { Bench } from '../bench';

/** One request, or one connection where the protocol has no requests. */
export interface Question {
  readonly protocol?: 'http' | 'http2' | 'grpc' | 'tcp' | 'server-first';
  /** Address and port. */
  readonly address: string;
  readonly host?: string;
  readonly method?: string;
  readonly path?: string;
  readonly headers?: { [name: string]: string };
  /** How often it is asked; in a load, how often a second. */
  readonly count?: number;
  /** Milliseconds; 5000 if not given. */
  readonly timeout?: number;
  /** Whether each is asked on a connection of its own. */
  readonly fresh?: boolean;
}

/** What came back. */
export interface Answer {
  readonly status?: number;
  readonly grpcStatus?: string;
  /** Name of the application that answered. */
  readonly by?: string;
  readonly headers?: { [name: string]: string[] };
  readonly body?: string;
  readonly error?: string;
  readonly start: number;
  readonly millis: number;
}

/** What became of a load. */
export interface Loaded {
  readonly total: number;
  /** `question status/gRPC status application` → how many. */
  readonly counts: { [what: string]: number };
  /** The first of those that failed. */
  readonly failed: { question: number; answer: Answer }[];
  readonly failing: number;
}

/** A load that goes on until it is stopped. */
export interface Load {
  stop(): Promise<Loaded>;
}

const DEFAULTS = { protocol: 'http', method: 'GET', path: '/', host: 'example.com' };

/** Asks from a pod, side by side; the answers to each question. */
export async function ask(bench: Bench, pod: string, questions: Question[], { inOrder = false } = {}): Promise<Answer[][]> {
  const input = JSON.stringify(questions.map(question => ({ ...DEFAULTS, ...question })));
  return JSON.parse(await bench.processes.output([bench.tool('network'), 'ask', ...inOrder ? ['-order'] : []], { pod, input }));
}

/** Asks from a pod over and over, each question `count` times a second. */
export async function load(bench: Bench, pod: string, questions: Question[]): Promise<Load> {
  const asking = await bench.processes.converse([bench.tool('network'), 'load'], pod, JSON.stringify(questions.map(question => ({ ...DEFAULTS, ...question }))) + '\n');
  return { stop: async () => JSON.parse(await asking.end()) };
}
