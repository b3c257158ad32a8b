import { createServer, IncomingMessage, Server } from 'http';

/** A question about metrics, as a controller asked it. */
export interface Asked {
  readonly namespace: string;
  readonly objective: 'success-rate' | 'latency';
}

const NAMESPACE = /(?:destination_service|backend|dst)_namespace="([^"]+)"/g;
const SERVICE = /(?:destination_service_name|backend_name|dst_service)="([^"]+)"/g;
const GOOD = { 'success-rate': 99.9, 'latency': 120 };
const BAD = { 'success-rate': 50, 'latency': 900 };

/** The query API of Prometheus with a script: the new version of each namespace meets its objectives, or not; of nothing else is anything known. */
export class Metrics {
  public readonly asked: Asked[] = [];
  /** Queries that are about something else. */
  public readonly strange: string[] = [];
  private readonly server: Server;

  /**
   * @param meets by namespace
   */
  constructor(private readonly meets: Map<string, boolean>, port: number) {
    this.server = createServer((request, response) => void queryOf(request).then(query => {
      const body = JSON.stringify({ status: 'success', data: { resultType: 'vector', result: this.resultOf(query) } });
      response.writeHead(200, { 'content-type': 'application/json' }).end(body);
    }));
    this.server.listen(port, '127.0.0.1');
  }

  public close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private resultOf(query: string): any[] {
    if (query === 'vector(1)') return resultWith(1); // is anybody there?
    const [namespaces, services] = [NAMESPACE, SERVICE].map(label => [...new Set([...query.matchAll(label)].map(([, value]) => value))]);
    const meets = this.meets.get(namespaces[0]);
    if (namespaces.length !== 1 || services.join() !== 'cart-canary' || meets === undefined) {
      if (!this.strange.includes(query)) this.strange.push(query);
      return [];
    }
    const objective = query.includes('histogram_quantile') ? 'latency' : 'success-rate';
    this.asked.push({ namespace: namespaces[0], objective });
    return resultWith((meets ? GOOD : BAD)[objective]);
  }
}

function resultWith(value: number): any[] {
  return [{ metric: {}, value: [Date.now() / 1000, String(value)] }];
}

/** In the address, or in a form. */
async function queryOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const asked = new URL(request.url!, 'http://any').searchParams.get('query');
  return asked ?? new URLSearchParams(Buffer.concat(chunks).toString()).get('query') ?? '';
}
