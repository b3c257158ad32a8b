import { readFileSync } from 'fs';
import { join } from 'path';
import { Admission } from './admission';
import { nameOf, World } from './world';
import { documentsOf } from '../../golden';
import { moduleFolder } from '../machine/modules';
import { Processes } from '../machine/processes';
import { Check, TargetName } from '../suite';

const TEMPLATE = 'manifests/charts/base/templates/defaultrevision-validatingadmissionpolicy.yaml';
const ISTIO = /^(networking|security|telemetry|extensions)\.istio\.io\//;

const object = (apiVersion: string, kind: string, spec: any) => ({ apiVersion, kind, metadata: { name: 'extended', namespace: 'shop' }, spec });
const source = (fields: any) => object('security.istio.io/v1', 'AuthorizationPolicy', { rules: [{ from: [{ source: fields }] }] });

/** What Istio does not count to its stable channel; its admission policy refuses it, and nothing else does. */
const EXTENDED: { [what: string]: any } = {
  'an EnvoyFilter': object('networking.istio.io/v1alpha3', 'EnvoyFilter', { configPatches: [] }),
  'a ProxyConfig': object('networking.istio.io/v1beta1', 'ProxyConfig', { concurrency: 1 }),
  'a WasmPlugin': object('extensions.istio.io/v1alpha1', 'WasmPlugin', { url: 'oci://example.com/plugin' }),
  'a filter of access logs': object('telemetry.istio.io/v1', 'Telemetry', { accessLogging: [{ filter: { expression: 'true' } }] }),
  'trust domains of sources': source({ trustDomains: ['cluster.local'] }),
  'trust domains that sources are not of': source({ notTrustDomains: ['cluster.local'] }),
};

/** What the policy lets pass. */
const STABLE: { [what: string]: any } = {
  'a switch of access logs': object('telemetry.istio.io/v1', 'Telemetry', { accessLogging: [{ disabled: true }] }),
  'accounts of sources': source({ serviceAccounts: ['shop/web'] }),
};

/** Istio's admission policy for its stable channel, off and on; it stays on. */
export async function stableChannelChecks(processes: Processes, admission: Admission, world: World, targets: TargetName[]): Promise<Check[]> {
  const off = await refusedOf(world, { ...EXTENDED, ...STABLE });
  await install(processes, world);
  const on = await refusedOf(world, { ...EXTENDED, ...STABLE });
  const known = [
    ...off.map(what => `${what} is refused without the policy`),
    ...Object.keys(EXTENDED).filter(what => !on.includes(what)).map(what => `${what} is admitted`),
    ...Object.keys(STABLE).filter(what => on.includes(what)).map(what => `${what} is refused`),
  ];
  return Promise.all(targets.map(async target => {
    const own = admission.objectsOf(target).filter(({ apiVersion }) => ISTIO.test(apiVersion));
    const refused = await refusedOf(world, Object.fromEntries(own.map((each, i) => [`${nameOf(each)} (${i})`, each])));
    const problems = [...known, ...refused.map(what => `${what} is refused`), ...own.length > 0 ? [] : ['nothing is rendered for Istio']];
    return { target, name: 'Istio\'s policy for its stable channel, which refuses what is extended, admits everything', features: [], problems };
  }));
}

async function install(processes: Processes, world: World): Promise<void> {
  for (const each of documentsOf(readFileSync(join(moduleFolder('istio'), TEMPLATE), 'utf-8').replace(/^.*\{\{.*$/gm, ''))) {
    const { ok, message } = await world.api.apply(each, { manager: 'istio' });
    if (!ok) throw new Error(`Istio's admission policy: ${message}`);
  }
  await processes.until('Istio\'s admission policy judges', async () => !(await world.judge(EXTENDED['a ProxyConfig'])).ok);
}

/** Names of those that the server refuses. */
async function refusedOf(world: World, objects: { [what: string]: any }): Promise<string[]> {
  const verdicts = await Promise.all(Object.entries(objects).map(async ([what, each]) => ({ what, ok: (await world.judge(each)).ok })));
  return verdicts.filter(({ ok }) => !ok).map(({ what }) => what);
}
