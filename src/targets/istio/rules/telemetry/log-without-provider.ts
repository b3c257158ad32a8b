import { meshConfig } from './mesh-config';
import { KubeObject, nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { list, record } from '../../../../analysis/rules/values';
import { entryOf } from '../lookup/entry';
import { ISTIO, TELEMETRY } from '../lookup/kinds';

/** An access log to nowhere. */
export const logWithoutProvider: ObjectRule = {
  entry: entryOf({
    code: 'CM2133',
    name: 'access-log-without-provider',
    severity: 'warning',
    summary: 'A Telemetry asks for access logs and names no provider.',
    explanation: 'Without a provider, here or as a default of the MeshConfig, nothing is logged.',
    remedy: 'Name a provider: `providers: [{ name: envoy }]`.',
    elsewhere: ['IST0157'],
    targets: ISTIO,
  }),
  reads: [TELEMETRY, 'ConfigMap'],
  check: (objects, profile) => {
    if (/defaultProviders:[\s\S]*accessLogging:/.test(meshConfig(objects, profile))) return [];
    const named = new Set(objects.of(TELEMETRY).filter(each => logsOf(each).some(hasProvider)).map(({ namespace }) => namespace));
    if (named.has(profile.rootNamespace ?? 'istio-system')) return [];
    return objects.of(TELEMETRY).filter(({ namespace }) => !named.has(namespace)).flatMap(object => logsOf(object).flatMap((log, i) =>
      record(log).disabled === true || hasProvider(log) ? [] : {
        object, pointer: `/spec/accessLogging/${i}`, message: `${nameOf(object)} asks for access logs and names no provider, expected one as \`envoy\``,
      }));
  },
};

function logsOf({ body }: KubeObject): any[] {
  return list(record(body.spec).accessLogging);
}

function hasProvider(log: unknown): boolean {
  return list(record(log).providers).length > 0;
}
