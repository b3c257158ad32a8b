import { readdirSync, readFileSync, statSync } from 'fs';
import { join } from 'path';
import { parseAllDocuments } from 'yaml';
import { admit } from '../../src/analysis/admission/admit';
import { ADMISSION } from '../../src/analysis/admission/catalog';
import { kubeObject, nameOf } from '../../src/analysis/rules/kube-object';

/** What is refused of an object: `CM1001 /spec/host`. */
function refused(body: any, channel?: 'standard' | 'experimental'): string[] {
  return admit(kubeObject(body, 0)!, { channel }).map(({ entry, pointer }) => `${entry.code} ${pointer}`);
}

function messages(body: any): string[] {
  return admit(kubeObject(body, 0)!).map(({ message }) => message);
}

function object(apiVersion: string, kind: string, rest: any = {}, metadata: any = {}): any {
  return { apiVersion, kind, metadata: { name: 'cart', namespace: 'shop', ...metadata }, ...rest };
}

const virtualService = (spec: any) => object('networking.istio.io/v1', 'VirtualService', { spec });
const destinationRule = (spec: any) => object('networking.istio.io/v1', 'DestinationRule', { spec: { host: 'cart', ...spec } });
const httpRoute = (...rules: any[]) => object('gateway.networking.k8s.io/v1', 'HTTPRoute', { spec: { rules } });
const listeners = (...items: any[]) => object('gateway.networking.k8s.io/v1', 'Gateway', { spec: { gatewayClassName: 'a', listeners: items } });
const service = (spec: any, metadata: any = {}) => object('v1', 'Service', { spec }, metadata);
const JOB = { spec: { template: { spec: { containers: [] } } } };
const pod = (container: any) => object('v1', 'Pod', { spec: { containers: [{ name: 'a', ...container }] } });

describe('structure', () => {
  test.each<[string, any, string[]]>([
    ['an unknown field', virtualService({ hosts: ['cart'], htp: [] }), ['CM1001 /spec/htp']],
    ['an unknown field at the top', { ...virtualService({ hosts: ['cart'] }), sepc: {} }, ['CM1001 /sepc']],
    ['an unknown field of metadata', object('v1', 'ConfigMap', {}, { lables: {} }), ['CM1001 /metadata/lables']],
    ['an unknown field in a list', pod({ prots: [] }), ['CM1001 /spec/containers/0/prots']],
    ['a field called __proto__', virtualService(JSON.parse('{"hosts":["cart"],"__proto__":{}}')), ['CM1001 /spec/__proto__']],
    ['a field called constructor', virtualService({ hosts: ['cart'], constructor: {} }), ['CM1001 /spec/constructor']],
    ['no object', virtualService([]), ['CM1002 /spec']],
    ['no list', virtualService({ hosts: 'cart' }), ['CM1002 /spec/hosts']],
    ['a number for text', virtualService({ hosts: [1] }), ['CM1002 /spec/hosts/0']],
    ['text for a number', pod({ ports: [{ containerPort: '80' }] }), ['CM1002 /spec/containers/0/ports/0/containerPort']],
    ['a fraction for an integer', pod({ ports: [{ containerPort: 80.5 }] }), ['CM1002 /spec/containers/0/ports/0/containerPort']],
    ['null in a list', virtualService({ hosts: [null] }), ['CM1002 /spec/hosts/0']],
    ['neither integer nor text', service({ ports: [{ port: 80, targetPort: true }] }), ['CM1002 /spec/ports/0/targetPort']],
    ['no spec', object('networking.istio.io/v1', 'ServiceEntry'), ['CM1003 ']],
    ['null, which is dropped, where something must be given', object('networking.istio.io/v1', 'ServiceEntry', { spec: null }), ['CM1003 ']],
    ['null, which is dropped even from what is open', object('policy.linkerd.io/v1alpha1', 'Server', { spec: { port: 1, podSelector: { matchLabels: null } } }),
      ['CM1003 /spec/podSelector']],
    ['a missing field', object('apps/v1', 'Deployment', { spec: { selector: {} } }), ['CM1003 /spec']],
    ['a value outside an enumeration', destinationRule({ trafficPolicy: { tls: { mode: 'MTLS' } } }), ['CM1004 /spec/trafficPolicy/tls/mode']],
    ['a number that is too large', listeners({ name: 'a', port: 65536, protocol: 'HTTP' }), ['CM1004 /spec/listeners/0/port']],
    ['a number that is too small', listeners({ name: 'a', port: 0, protocol: 'HTTP' }), ['CM1004 /spec/listeners/0/port']],
    ['text of another form', listeners({ name: 'A', port: 80, protocol: 'HTTP' }), ['CM1004 /spec/listeners/0/name']],
    ['text that is too long', listeners({ name: 'a'.repeat(254), port: 80, protocol: 'HTTP' }), ['CM1004 /spec/listeners/0/name']],
    ['too many items', httpRoute(...Array(17).fill({})), ['CM1004 /spec/rules']],
    ['too few items', object('gateway.networking.k8s.io/v1', 'Gateway', { spec: { gatewayClassName: 'a', listeners: [] } }), ['CM1004 /spec/listeners']],
    ['what is no base64', object('v1', 'Secret', { data: { a: 'ä' } }), ['CM1004 /data/a']],
    ['what is no quantity', pod({ resources: { limits: { memory: '512MB' } } }), ['CM1004 /spec/containers/0/resources/limits/memory']],
    ['what does not fit into 32 bits', object('apps/v1', 'Deployment', { spec: { replicas: 2 ** 31, selector: {}, template: { spec: { containers: [] } } } }), ['CM1004 /spec/replicas']],
    ['a number that does not fit into 32 bits where text may be too', service({ ports: [{ port: 80, targetPort: 2 ** 31 }] }), ['CM1004 /spec/ports/0/targetPort']],
    ['an item of a native list that is null, of which something must be given', service({ ports: [null] }), ['CM1003 /spec/ports/0']],
    ['no spec of a native kind that needs one', object('apps/v1', 'Deployment'), ['CM1003 ']],
    ['a template without a spec', object('batch/v1', 'Job', { spec: { template: {} } }), ['CM1003 /spec/template']],
    ['two of one', virtualService({ http: [{ match: [{ uri: { exact: '/', prefix: '/' } }] }] }), ['CM1004 /spec/http/0/match/0/uri']],
    ['an item of a map twice', listeners({ name: 'a', port: 80, protocol: 'HTTP' }, { name: 'a', port: 81, protocol: 'HTTP' }), ['CM1006 /spec/listeners/1']],
  ])('%s is refused', (_, body, expected) => expect(refused(body)).toEqual(expected));

  test.each<[string, any]>([
    ['null, which is dropped', virtualService({ hosts: ['cart'], http: null })],
    ['null of what is open', object('policy.linkerd.io/v1beta3', 'Server', { spec: { port: 1, podSelector: { matchLabels: null } } })],
    ['a role that is bound without its API group', object('rbac.authorization.k8s.io/v1', 'RoleBinding', { roleRef: { kind: 'Role', name: 'a' } })],
    ['null in what is native', service({ ports: null, selector: null })],
    ['an integer where text may be too', service({ ports: [{ port: 80, targetPort: 8080 }] })],
    ['text where an integer may be too', service({ ports: [{ port: 80, targetPort: 'http' }] })],
    ['a quantity that is a number', pod({ resources: { limits: { cpu: 2, memory: '1.5Gi' } } })],
    ['any label', service({}, { labels: { 'example.org/any': 'Value_1.2' } })],
    ['fields of what is open', object('networking.istio.io/v1alpha3', 'EnvoyFilter', { spec: { configPatches: [{ patch: { value: { any: [null, { thing: 1 }] } } }] } })],
    ['a status, which is dropped', { ...virtualService({ hosts: ['cart'] }), status: { any: 1 } }],
    ['a list of objects', { apiVersion: 'v1', kind: 'List', items: [] }],
    ['another product of a shared group', object('argoproj.io/v1alpha1', 'Application', { spec: {} })],
    ['a kind that is known by name only', object('v1', 'LimitRange', { spec: { any: 1 } })],
    ['a group that is not known', object('example.org/v1', 'Thing', { any: 1 })],
    ['a file of a tool, without a name', { apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization', resources: [] }],
  ])('%s is accepted', (_, body) => expect(messages(body)).toEqual([]));

  test('defaults are there before anything is checked', () => {
    expect(refused(httpRoute({ matches: [{ path: { value: 'cart' } }] }))).toEqual(['CM1005 /spec/rules/0/matches/0/path']);
    expect(refused(object('networking.istio.io/v1', 'ServiceEntry', { spec: { hosts: ['a'], ports: [{ name: 'a', number: 1 }, { name: 'a', number: 2 }] } })))
      .toEqual(['CM1006 /spec/ports/1']);
  });
  test('messages say what was got and what was expected', () => {
    expect(messages(virtualService({ hosts: ['cart'], htpp: [] }))).toEqual(['spec has no field htpp; did you mean http?']);
    expect(messages(virtualService({ hosts: 'cart' }))).toEqual(['spec.hosts is the string "cart", expected a list.']);
    expect(messages(destinationRule({ trafficPolicy: { tls: { mode: 'MTLS' } } })))
      .toEqual(['spec.trafficPolicy.tls.mode is "MTLS", expected DISABLE, SIMPLE, MUTUAL or ISTIO_MUTUAL.']);
    expect(messages(virtualService({ http: [{ match: [{ uri: { exact: '/', prefix: '/' } }] }] })))
      .toEqual(['spec.http[0].match[0].uri has exact and prefix, expected only one of them.']);
  });
});

describe('kinds and versions', () => {
  test.each<[string, any, string, string]>([
    ['a kind that is none', object('networking.istio.io/v1', 'VirtualServices', {}), 'CM1008 /kind', 'networking.istio.io has no kind VirtualServices; did you mean VirtualService?'],
    ['a kind of the core that is none', object('v1', 'Deployment', {}), 'CM1008 /kind', 'The core has no kind Deployment.'],
    ['a kind of a shared group that looks like one', object('argoproj.io/v1alpha1', 'Rolout', {}), 'CM1008 /kind', 'argoproj.io has no kind Rolout; did you mean Rollout?'],
    ['a version that is none', object('networking.istio.io/v2', 'VirtualService', {}), 'CM1007 /apiVersion', 'VirtualService is not served in v2, expected v1, v1alpha3 or v1beta1.'],
    ['a version that was', object('policy/v1beta1', 'PodDisruptionBudget', {}), 'CM1007 /apiVersion', 'PodDisruptionBudget is not served in v1beta1, expected v1.'],
  ])('%s is refused', (_, body, expected, message) => {
    expect(refused(body)).toEqual([expected]);
    expect(messages(body)).toEqual([message]);
  });
  test('what is new is in the experimental channel only', () => {
    const route = httpRoute({ retry: { attempts: 2 }, backendRefs: [{ name: 'cart', port: 80 }] });
    expect(refused(route, 'experimental')).toEqual([]);
    expect(refused(route, 'standard')).toEqual(['CM1001 /spec/rules/0/retry']);
    expect(refused(object('gateway.networking.k8s.io/v1alpha2', 'TCPRoute', { spec: { rules: [{ backendRefs: [{ name: 'a', port: 1 }] }] } }), 'standard')).toEqual(['CM1007 /apiVersion']);
  });
});

describe('metadata', () => {
  const configMap = (metadata: any) => object('v1', 'ConfigMap', {}, metadata);
  test.each<[string, any, string[]]>([
    ['no metadata', { apiVersion: 'v1', kind: 'ConfigMap' }, ['CM1010 /metadata']],
    ['no object', { apiVersion: 'v1', kind: 'ConfigMap', metadata: [] }, ['CM1002 /metadata']],
    ['no name', configMap({ name: undefined }), ['CM1010 /metadata']],
    ['upper case', configMap({ name: 'Cart' }), ['CM1010 /metadata/name']],
    ['a prefix in upper case', configMap({ name: undefined, generateName: 'Cart-' }), ['CM1010 /metadata/generateName']],
    ['a dot in the name of a Service', service({}, { name: 'cart.v1' }), ['CM1010 /metadata/name']],
    ['a digit first in the name of a Service', service({}, { name: '1cart' }), ['CM1010 /metadata/name']],
    ['a dot in the name of a Namespace', object('v1', 'Namespace', {}, { name: 'a.b', namespace: undefined }), ['CM1010 /metadata/name']],
    ['a slash in the name of a Role', object('rbac.authorization.k8s.io/v1', 'Role', {}, { name: 'a/b' }), ['CM1010 /metadata/name']],
    ['a dot in the name of a StatefulSet', object('apps/v1', 'StatefulSet', { spec: { selector: {}, template: { spec: { containers: [] } } } }, { name: 'a.b' }), ['CM1010 /metadata/name']],
    ['the name of a CronJob that is too long', object('batch/v1', 'CronJob', { spec: { schedule: '', jobTemplate: JOB } }, { name: 'a'.repeat(53) }), ['CM1010 /metadata/name']],
    ['the name of a Job that is too long', object('batch/v1', 'Job', JOB, { name: 'a'.repeat(64) }), ['CM1010 /metadata/name']],
    ['a number for a name', configMap({ name: 1 }), ['CM1002 /metadata/name', 'CM1010 /metadata']],
    ['a dot in a namespace', configMap({ namespace: 'a.b' }), ['CM1011 /metadata/namespace']],
    ['a namespace of what has none', object('v1', 'Namespace', {}, { name: 'shop' }), ['CM1011 /metadata/namespace']],
    ['a number for a label', configMap({ labels: { version: 2 } }), ['CM1002 /metadata/labels/version']],
    ['a space in a label', configMap({ labels: { a: 'b c' } }), ['CM1012 /metadata/labels/a']],
    ['a label that is too long', configMap({ labels: { a: 'b'.repeat(64) } }), ['CM1012 /metadata/labels/a']],
    ['two slashes in a key', configMap({ labels: { 'a/b/c': '' } }), ['CM1012 /metadata/labels/a~1b~1c']],
    ['a space in the key of an annotation', configMap({ annotations: { 'a b': '' } }), ['CM1013 /metadata/annotations/a b']],
    ['true for an annotation', configMap({ annotations: { a: true } }), ['CM1002 /metadata/annotations/a']],
    ['too many annotations', configMap({ annotations: { a: 'x'.repeat(262145) } }), ['CM1013 /metadata/annotations']],
    ['an owner without a name', configMap({ ownerReferences: [{ apiVersion: 'v1', kind: 'Pod', uid: 'a' }] }), ['CM1003 /metadata/ownerReferences/0']],
    ['a bad label of what is not known', object('example.org/v1', 'Thing', {}, { labels: { a: 'b c' } }), ['CM1012 /metadata/labels/a']],
  ])('%s is refused', (_, body, expected) => expect(refused(body)).toEqual(expected));

  test.each<[string, any]>([
    ['a dot in a name', configMap({ name: 'kube-root-ca.crt' })],
    ['a prefix', configMap({ name: undefined, generateName: 'cart-' })],
    ['a colon in the name of a Role', object('rbac.authorization.k8s.io/v1', 'ClusterRole', { rules: [] }, { name: 'system:Reader', namespace: undefined })],
    ['upper case in the name of a budget', object('policy/v1', 'PodDisruptionBudget', { spec: {} }, { name: 'Cart' })],
    ['a name of a CronJob to which a time can be added', object('batch/v1', 'CronJob', { spec: { schedule: '', jobTemplate: JOB } }, { name: 'a'.repeat(52) })],
    ['an empty label', configMap({ labels: { a: '' } })],
    ['upper case in the key of an annotation', configMap({ annotations: { 'Example.org/a': 'any text\n' } })],
    ['null', configMap({ labels: null, annotations: null })],
  ])('%s is accepted', (_, body) => expect(refused(body)).toEqual([]));
});

describe('what is rendered is accepted', () => {
  const files = (path: string): string[] => statSync(path).isDirectory() ? readdirSync(path).sort().flatMap(name => files(join(path, name))) : [path];
  test.each(files(join(__dirname, '..', 'golden')).filter(file => file.endsWith('.yaml')))('%s', file => {
    const objects = parseAllDocuments(readFileSync(file, 'utf-8')).flatMap((document, i) => kubeObject(document.toJS(), i) ?? []);
    expect(objects.flatMap(each => admit(each).map(({ pointer, message }) => `${nameOf(each)} ${pointer} ${message}`))).toEqual([]);
  });
});

describe('the catalog', () => {
  const entries = Object.values(ADMISSION);
  test('gives each code and name once', () => {
    for (const key of ['code', 'name'] as const) expect(new Set(entries.map(entry => entry[key])).size).toBe(entries.length);
    for (const { code } of entries) expect(code).toMatch(/^CM10\d\d$/);
  });
  test('says what is wrong, what comes of it and what to do', () => {
    for (const { summary, explanation, remedy } of entries) for (const sentence of [summary, explanation, remedy]) expect(sentence).toMatch(/^[A-Z`].{15,}\.$/s);
  });
});
