import { Agent, request } from 'https';
import { createInterface } from 'readline';

/** What an API server answers; errors are data here. */
export interface Answer {
  readonly status: number;
  /** Whether it did what it was asked for. */
  readonly ok: boolean;
  readonly body: any;
  /** Why it did not; empty if it did. */
  readonly message: string;
  /** Texts of its `Warning` headers. */
  readonly warnings: string[];
}

export interface ApplyOptions {
  /** @default user */
  readonly manager?: string;
  /** Judge only. */
  readonly dryRun?: boolean;
  /** Take fields over from other managers. */
  readonly force?: boolean;
}

interface Sent {
  readonly query?: { [name: string]: string };
  readonly body?: string;
  readonly type?: string;
}

/** A client of one API server, with the rights of its administrator. */
export class Api {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 12 });
  private readonly resources = new Map<string, Promise<any[]>>();

  constructor(public readonly url: string, private readonly token: string) {}

  /** Server-side apply with strict field validation: unknown and doubled fields are refused. */
  public async apply(object: any, { manager = 'user', dryRun = false, force = false }: ApplyOptions = {}): Promise<Answer> {
    const path = await this.pathOf(object);
    const query = { fieldManager: manager, fieldValidation: 'Strict', force: String(force), ...dryRun && { dryRun: 'All' } };
    return path === undefined ? unknownKind(object) : this.ask('PATCH', path, { query, body: JSON.stringify(object), type: 'application/apply-patch+yaml' });
  }

  public async get(object: any): Promise<Answer> {
    const path = await this.pathOf(object);
    return path === undefined ? unknownKind(object) : this.ask('GET', path);
  }

  /** Writes a whole object, or one of its subresources (`status`, `scale`, …). */
  public async replace(object: any, subresource?: string): Promise<Answer> {
    const path = await this.pathOf(object, subresource);
    return path === undefined ? unknownKind(object) : this.ask('PUT', path, { body: JSON.stringify(object) });
  }

  /** A JSON merge patch. */
  public async patch(object: any, patch: any, subresource?: string): Promise<Answer> {
    const path = await this.pathOf(object, subresource);
    return path === undefined ? unknownKind(object) : this.ask('PATCH', path, { body: JSON.stringify(patch), type: 'application/merge-patch+json' });
  }

  public async delete(object: any): Promise<Answer> {
    const path = await this.pathOf(object);
    return path === undefined ? unknownKind(object) : this.ask('DELETE', path);
  }

  /** Objects of a kind, in one namespace or in all. */
  public async list(apiVersion: string, kind: string, namespace?: string): Promise<any[]> {
    const path = await this.pathOf({ apiVersion, kind, metadata: { namespace } });
    const { ok, body, message } = path === undefined ? unknownKind({ apiVersion, kind }) : await this.ask('GET', path);
    if (!ok) throw new Error(`list of ${kind}: ${message}`);
    return body.items;
  }

  /** Path of an object, or of all of its kind if it has no name; nothing if the kind is not known. */
  public async pathOf({ apiVersion, kind, metadata }: any, subresource?: string): Promise<string | undefined> {
    const resource = await this.resourceOf(apiVersion, kind);
    if (!resource) return undefined;
    const root = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
    const namespace = resource.namespaced ? metadata.namespace ?? (metadata.name && 'default') : undefined;
    return [root, ...namespace ? ['namespaces', namespace] : [], resource.name, ...metadata.name ? [metadata.name] : [], ...subresource ? [subresource] : []].join('/');
  }

  /** One request. */
  public ask(method: string, path: string, { query = {}, body, type = 'application/json' }: Sent = {}): Promise<Answer> {
    const search = new URLSearchParams(query).toString();
    return new Promise((resolve, reject) => {
      const headers = { authorization: `Bearer ${this.token}`, ...body !== undefined && { 'content-type': type } };
      const asked = request(`${this.url}${path}${search && `?${search}`}`, { method, agent: this.agent, headers, rejectUnauthorized: false }, response => {
        const chunks: Buffer[] = [];
        response.on('data', chunk => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => resolve(answerOf(response.statusCode!, Buffer.concat(chunks).toString(), response.headers.warning)));
      });
      asked.on('error', reject);
      asked.end(body);
    });
  }

  /** Follows all objects of a path: first as they are, then each change, until the server or this process ends. */
  public watch(path: string, seen: (object: any) => void): void {
    const headers = { authorization: `Bearer ${this.token}` };
    const ended = () => undefined; // as the server does
    const asked = request(`${this.url}${path}?watch=true`, { agent: false, headers, rejectUnauthorized: false }, response => {
      response.on('error', ended);
      createInterface({ input: response }).on('error', ended).on('line', line => {
        const { type, object } = JSON.parse(line);
        if (type === 'ERROR') throw new Error(`watch of ${path}: ${object.message}`);
        if (type !== 'DELETED') seen(object);
      });
    });
    asked.on('error', ended);
    asked.end();
  }

  private async resourceOf(apiVersion: string, kind: string): Promise<any> {
    const known = (await this.resourcesOf(apiVersion)).find(each => each.kind === kind);
    if (known) return known;
    this.resources.delete(apiVersion); // a CRD may have come since
    return (await this.resourcesOf(apiVersion)).find(each => each.kind === kind);
  }

  private resourcesOf(apiVersion: string): Promise<any[]> {
    const found = this.resources.get(apiVersion) ?? this.ask('GET', apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`)
      .then(({ ok, body }) => ok ? body.resources.filter(({ name }: any) => !name.includes('/')) : []);
    this.resources.set(apiVersion, found);
    return found;
  }
}

function answerOf(status: number, text: string, warning: string | undefined): Answer {
  const body = text.startsWith('{') ? JSON.parse(text) : text;
  const ok = status < 300;
  return { status, ok, body, message: ok ? '' : body.message ?? text, warnings: warningsIn(warning ?? '') };
}

/** `299 - "text"`, more of them after commas. */
function warningsIn(header: string): string[] {
  return [...header.matchAll(/299 \S+ ("(?:[^"\\]|\\.)*")/g)].map(([, text]) => JSON.parse(text));
}

function unknownKind({ apiVersion, kind }: any): Answer {
  return { status: 404, ok: false, body: {}, message: `no kind ${kind} in ${apiVersion}`, warnings: [] };
}
