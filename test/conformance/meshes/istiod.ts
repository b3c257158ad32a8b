import { ChildProcess } from 'child_process';
import { mkdirSync, rmSync, writeFileSync } from 'fs';
import { stringify } from 'yaml';
import { ISTIOD_IP } from './istio';
import { Bench } from '../bench';
import { makePods } from '../machine/pods';

const CONTROL = `http://${ISTIOD_IP}:15080`;

/** Where proxies get their configuration. */
export const DISCOVERY = { ip: ISTIOD_IP, port: 15010 };

/** What istiod is told where it serves ambient, as the support matrix says: it knows policies that are only tried out. */
export const AMBIENT_ENVIRONMENT = { PILOT_ENABLE_AMBIENT: 'true', AMBIENT_ENABLE_DRY_RUN_AUTHORIZATION_POLICY: 'true' };

/** Who a proxy is, for certificates: `shop/web` is the service account web in the namespace shop. */
export type Identity = string;

/** How an istiod is started. */
export interface IstiodOptions {
  /** Identities that proxies and clients get certificates for. */
  readonly identities: Identity[];
  readonly ambient?: boolean;
  /** MeshConfig, as an installation would have it. */
  readonly meshConfig?: any;
}

/** Folder of an identity, with the socket of its secrets and with cert.pem and key.pem. */
export function identityFolder(identity: Identity): string {
  return `/run/suite/identities/${identity.replace('/', '.')}`;
}

/** istiod's discovery server, in a pod of its own, over objects as the API server has them. */
export class Istiod {
  /** Starts it, and waits until it answers. */
  public static async start(bench: Bench, objects: any[], { identities, ambient, meshConfig }: IstiodOptions): Promise<Istiod> {
    makePods(bench.processes, [{ name: 'istiod', ip: ISTIOD_IP }]);
    rmSync('/run/suite/identities', { recursive: true, force: true });
    mkdirSync('/run/suite/identities', { recursive: true });
    const folders = bench.path('identities.json');
    writeFileSync(folders, JSON.stringify(Object.fromEntries(identities.map(identity => [identityFolder(identity), spiffeOf(identity)]))));
    const env: { [name: string]: string } = ambient ? { ...AMBIENT_ENVIRONMENT } : {};
    if (meshConfig) writeFileSync(env.MESH_CONFIG = bench.path('mesh-config.yaml'), stringify(meshConfig));
    const child = bench.processes.start([
      bench.tool('istio'), 'serve', '-listen', `${DISCOVERY.ip}:${DISCOVERY.port}`, '-control', CONTROL.slice('http://'.length), '-identities', folders,
      bench.write('istiod.yaml', objects.filter(isRead)),
    ], { pod: 'istiod', log: bench.path('istiod.log'), env });
    const istiod = new Istiod(child);
    await bench.processes.until('istiod answers', () => istiod.settled().then(() => true));
    return istiod;
  }

  private constructor(public readonly child: ChildProcess) {}

  /** Creates or changes objects, in their order. */
  public async apply(objects: any[]): Promise<void> {
    await this.post('apply', objects);
  }

  public async delete(objects: any[]): Promise<void> {
    await this.post('delete', objects);
  }

  /** Waits until every proxy has said that it has all that is known, or refuses it. */
  public async settled(): Promise<void> {
    await this.post('settled', []);
  }

  private async post(what: string, objects: any[]): Promise<void> {
    const body = objects.filter(isRead).map(object => stringify(object, { aliasDuplicateObjects: false, version: '1.1' })).join('---\n');
    const response = await fetch(`${CONTROL}/${what}`, { method: 'POST', body });
    if (!response.ok) throw new Error(`istiod: ${what}: ${await response.text()}`);
  }
}

function spiffeOf(identity: Identity): string {
  const [namespace, serviceAccount] = identity.split('/');
  return `spiffe://cluster.local/ns/${namespace}/sa/${serviceAccount}`;
}

/** Objects that other controllers read, and istiod does not. */
function isRead({ apiVersion }: any): boolean {
  return !/^(apps|autoscaling|policy|monitoring\.coreos\.com)\//.test(apiVersion);
}
