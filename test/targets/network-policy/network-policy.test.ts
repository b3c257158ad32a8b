import { meshBeside, namespaceOf, serviceIn } from './intents';
import { Feature, NetworkPolicyTarget, NetworkPolicyTargetProps, SupportLevel, TargetRole } from '../../../src';

const target = new NetworkPolicyTarget();

test('a complement needs nothing of the network, so that nobody takes it for a data plane', () => {
  const namespace = namespaceOf(meshBeside());
  expect(target.role).toBe(TargetRole.COMPLEMENT);
  expect(target.networkNeeds(namespace)).toEqual({
    transportPorts: [], usesApplicationPorts: false, controlPlane: [], probeSources: [], healthPorts: [], metricsPorts: [],
  });
  expect(target.intermediariesOf(serviceIn(namespace, 'cart'))).toEqual([]);
});

test('objects of others are left alone', () => {
  const namespace = namespaceOf(meshBeside());
  const cart = serviceIn(namespace, 'cart');
  expect([target.namespaceMarks(namespace), target.serviceMarks(cart), target.podMarks(cart)]).toEqual([{}, {}, {}]);
  expect(target.helmValues(namespace.mesh)).toEqual({});
  expect(target.renderMesh(namespace.mesh)).toEqual([]);
});

describe('support', () => {
  test.each(Object.values(Feature))('%s has an answer, with a reason where it is not carried as declared', feature => {
    const { level, reason, alternative } = target.support(feature);
    if (level !== SupportLevel.FULL) expect(reason).toMatch(/\w/);
    if (level === SupportLevel.NONE) expect(alternative).toMatch(/\w/);
  });

  test('tells that a tunnel carries every port', () => {
    expect(target.support(Feature.AUTHORIZATION_BY_IDENTITY)).toMatchObject({ level: SupportLevel.PARTIAL, reason: expect.stringContaining('every port') });
    expect(target.support(Feature.NETWORK_POLICY).reason).toContain('every port');
  });

  test('tells that nothing is logged before it is refused', () => {
    expect(target.support(Feature.AUDIT_PHASE)).toMatchObject({ level: SupportLevel.NONE, reason: expect.stringContaining('cannot log') });
  });
});

describe('facts of the cluster', () => {
  const rejected: [string, NetworkPolicyTargetProps, string][] = [
    ['external egress without ports', { externalEgress: [{ cidr: '10.0.0.0/8', ports: [] }] }, 'no port means every port'],
    ['a port out of range', { externalEgress: [{ cidr: '10.0.0.0/8', ports: [0] }] }, 'must be a whole number from 1 to 65535, got: 0'],
    ['an address without length', { externalEgress: [{ cidr: '10.0.0.1', ports: [443] }] }, "got: '10.0.0.1'"],
    ['a length that IPv4 does not have', { dnsAddresses: ['10.0.0.1/33'] }, "got: '10.0.0.1/33'"],
    ['a host', { dnsAddresses: ['dns.example.com/32'] }, "got: 'dns.example.com/32'"],
    ['a namespace that is none', { scrapers: { namespace: 'Monitoring' } }, 'namespace of scrapers must be a DNS label'],
    ['labels that select every pod unsaid', { dns: { namespace: 'dns', podLabels: {} } }, 'podLabels of dns must not be empty'],
  ];

  test.each(rejected)('rejects %s', (_, props, message) => expect(() => new NetworkPolicyTarget(props)).toThrow(message));

  test('accepts IPv4 and IPv6', () => {
    expect(() => new NetworkPolicyTarget({ dnsAddresses: ['0.0.0.0/0', 'fd00::10/128'] })).not.toThrow();
  });
});
