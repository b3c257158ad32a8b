import { Compiled } from './dump';
import { admits, takesPlaintext } from './rbac';
import { routeOf } from './route';
import { MeshedService } from '../../../../src';
import { RouteMatch } from '../../../../src/vocabulary/route-match';
import { RecordedCall } from '../../cases/recorded';

/** A workload that no program declares, in a namespace that denies by default. */
export const STRAY = 'stray';

/** Connections and requests that Istio lets wait where nothing is said. */
const UNLIMITED = 4294967295;

/** A case as istiod compiled it. */
export interface Compilation {
  readonly calls: RecordedCall[];
  readonly objects: any[];
  readonly compiled: Map<string, Compiled>;
  /** Whether undeclared requests are refused. */
  readonly strict: boolean;
}

/** What is otherwise than the calls declare it: at the source cluster, route, limits and guards, at the destination the filter. */
export function problemsOfCalls({ calls, objects, compiled, strict }: Compilation): string[] {
  return calls.flatMap(call => {
    const { source, destination, options } = call;
    const what = `${source.serviceName} → ${destination.serviceName}`;
    const service = objects.find(({ kind, metadata }) => kind === 'Service' && metadata.name === destination.serviceName
      && metadata.namespace === destination.namespaceName);
    const port = service?.spec.ports.find((each: any) => options.port === undefined || each.port === options.port);
    if (!port) return [`${what}: no such Service or port`];
    const own = podsOf(objects, compiled, source);
    if (own.length === 0) return [`${what}: no proxy of the source`];
    const host = `${destination.serviceName}.${destination.namespaceName}.svc.cluster.local`;
    return [
      ...own.flatMap(proxy => clusterProblems(proxy, call, host, port.port)),
      // the routes to what another program owns are its own
      ...own.flatMap(proxy => port.appProtocol === 'tcp' || !(destination instanceof MeshedService) ? [] : routeProblems(proxy, call, host, port.port)),
      ...strict ? admissionProblems(objects, compiled, call, port) : [],
    ].map(problem => `${what}: ${problem}`);
  });
}

/** Hosts that a source knows though it does not call them. */
export function unscoped({ calls, objects, compiled }: Compilation): string[] {
  const services = objects.filter(({ kind, metadata }) => kind === 'Service' && metadata.namespace !== 'istio-system' && metadata.name !== STRAY);
  const pods = objects.filter(({ kind, metadata, spec }) => kind === 'Pod' && spec.serviceAccountName !== STRAY
    && compiled.has(`${metadata.namespace}/${metadata.name}`));
  return pods.flatMap(pod => {
    const name = pod.spec.serviceAccountName;
    const called = calls.filter(({ source }) => source.serviceName === name && source.namespaceName === pod.metadata.namespace)
      .map(({ destination }) => destination.serviceName);
    const { clusters } = compiled.get(`${pod.metadata.namespace}/${pod.metadata.name}`)!;
    return services.filter(({ metadata }) => !called.some(each => metadata.name === each || metadata.name.startsWith(`${each}-v`)))
      .filter(({ metadata }) => clusters.some(each => each.name.endsWith(`|${metadata.name}.${metadata.namespace}.svc.cluster.local`)))
      .map(({ metadata }) => `${pod.metadata.name} knows ${metadata.name}, which it does not call`);
  });
}

/** Sources that are admitted though they do not call; asked by an identity of the same namespace and by one of another. */
export function overadmitted({ calls, objects, compiled, strict }: Compilation): string[] {
  if (!strict) return [];
  const pods = objects.filter(({ kind, metadata }) => kind === 'Pod' && metadata.namespace !== 'istio-system');
  const accounts = [...new Set(pods.map(({ metadata, spec }) => `${metadata.namespace}/${spec.serviceAccountName}`))];
  return objects.filter(({ kind, metadata }) => kind === 'Pod' && compiled.has(`${metadata.namespace}/${metadata.name}`)).flatMap(pod => {
    const { listeners } = compiled.get(`${pod.metadata.namespace}/${pod.metadata.name}`)!;
    const ports = pod.spec.containers.flatMap((container: any) => container.ports ?? []).map(({ containerPort }: any) => containerPort);
    const name = pod.spec.serviceAccountName;
    const sources = calls.filter(({ destination }) => destination.serviceName === name).map(({ source }) => `${source.namespaceName}/${source.serviceName}`);
    const strangers = [...accounts, `elsewhere/${name}`, 'elsewhere/web', undefined].filter(account => !sources.includes(account!));
    const asks = (account: string | undefined, port: number) => ({ principal: account && spiffe(account), port, method: 'GET', path: '/items' });
    return ports.flatMap((port: number) => [
      ...strangers.filter(account => admits(listeners, asks(account, port)))
        .map(account => `${pod.metadata.name} admits ${account ?? 'plaintext'} to ${port}`),
      ...takesPlaintext(listeners, port) ? [`${pod.metadata.name} takes plaintext on ${port}`] : [],
    ]);
  });
}

/** Workloads that refuse an identity that calls nobody, or plaintext. */
export function refused({ objects, compiled }: Compilation): string[] {
  const pods = objects.filter(({ kind, metadata }) => kind === 'Pod' && compiled.has(`${metadata.namespace}/${metadata.name}`));
  return pods.flatMap(({ metadata, spec }) => {
    const { listeners } = compiled.get(`${metadata.namespace}/${metadata.name}`)!;
    const ports = spec.containers.flatMap((container: any) => container.ports ?? []).map(({ containerPort }: any) => containerPort);
    const strangers = [spiffe('elsewhere/web'), undefined];
    return ports.flatMap((port: number) => strangers.filter(principal => !admits(listeners, { principal, port, method: 'GET', path: '/' }))
      .map(principal => `${metadata.name} refuses ${principal ?? 'plaintext'}`));
  });
}

function podsOf(objects: any[], compiled: Map<string, Compiled>, { serviceName, namespaceName }: RecordedCall['source']): Compiled[] {
  return objects.filter(({ kind, metadata, spec }) => kind === 'Pod' && metadata.namespace === namespaceName && spec.serviceAccountName === serviceName)
    .map(({ metadata }) => compiled.get(`${metadata.namespace}/${metadata.name}`)!).filter(each => each !== undefined);
}

function clusterProblems({ clusters }: Compiled, { breaker }: RecordedCall, host: string, port: number): string[] {
  const found = clusters.find(({ name }) => name === `outbound|${port}||${host}`);
  if (!found) return [`no cluster for ${host}:${port}`];
  const { consecutiveFailures, ejectionTimeMillis, maxEjectedPercent, maxConnections, maxPendingRequests } = breaker ?? {};
  const { outlierDetection: outlier = {}, circuitBreakers } = found;
  const limits = circuitBreakers?.thresholds?.[0] ?? {};
  const differs = (what: string, declared: number | undefined, got: number | undefined) =>
    declared === got ? [] : [`${what} is ${got} instead of ${declared}`];
  return [
    ...differs('failures in a row', consecutiveFailures, outlier.consecutive5xx),
    ...differs('time of an ejection', ejectionTimeMillis, outlier.baseEjectionTime && millisOf(outlier.baseEjectionTime)),
    ...differs('share of ejections', consecutiveFailures && (maxEjectedPercent ?? 100), outlier.maxEjectionPercent),
    ...differs('connections', maxConnections ?? UNLIMITED, limits.maxConnections),
    ...differs('pending requests', maxPendingRequests ?? UNLIMITED, limits.maxPendingRequests),
  ];
}

function routeProblems(proxy: Compiled, call: RecordedCall, host: string, port: number): string[] {
  return samplesOf(call.matches).flatMap(sample => {
    const route = routeOf(proxy, { host, port, ...sample })?.route;
    const what = `${sample.method} ${sample.path}`;
    if (!route) return [`${what} has no route`];
    const weighted = route.weightedClusters?.clusters.filter(({ weight }: any) => weight > 0) ?? [];
    const names = route.cluster ? [route.cluster] : weighted.map(({ name }: any) => name);
    const missing = names.filter((name: string) => !proxy.clusters.some(each => each.name === name));
    const [timeout, retries] = [millisOf(route.timeout ?? '0s'), route.retryPolicy?.numRetries ?? (route.retryPolicy ? 1 : 0)];
    const perTry = route.retryPolicy?.perTryTimeout && millisOf(route.retryPolicy.perTryTimeout);
    const { options } = call;
    return [
      ...missing.map((name: string) => `${what} goes to ${name}, which is not there`),
      ...timeout === (options.timeout?.toMilliseconds() ?? 0) ? [] : [`${what} is limited to ${timeout} ms`],
      ...retries === (options.retries?.attempts ?? 0) ? [] : [`${what} is repeated ${retries} times`],
      ...perTry === options.retries?.perTryTimeoutMillis ? [] : [`${what}: each try is limited to ${perTry} ms`],
    ];
  });
}

function admissionProblems(
  objects: any[], compiled: Map<string, Compiled>, { source, destination, matches }: RecordedCall, { targetPort }: any,
): string[] {
  const principal = spiffe(`${source.namespaceName}/${source.serviceName}`);
  return podsOf(objects, compiled, destination).flatMap(({ listeners }) => [
    ...samplesOf(matches).filter(sample => !admits(listeners, { principal, port: targetPort, ...sample }))
      .map(({ method, path }) => `${method} ${path} is not admitted`),
    ...matches.length > 0 && admits(listeners, { principal, port: targetPort, method: 'DELETE', path: '/not/declared', headers: {} })
      && !matches.some(({ method, exactPath, pathPrefix }) => method === undefined && exactPath === undefined && pathPrefix === undefined)
      ? ['DELETE /not/declared is admitted'] : [],
  ]);
}

function samplesOf(matches: RouteMatch[]): { method: string; path: string; headers: { [name: string]: string } }[] {
  if (matches.length === 0) return [{ method: 'GET', path: '/', headers: {} }];
  return matches.map(({ kind, method, exactPath, pathPrefix, grpcService, headers }) => ({
    method: method ?? (kind === 'grpc' ? 'POST' : 'GET'),
    path: exactPath ?? (grpcService ? `${pathPrefix}/Get` : pathPrefix ?? '/'),
    headers: Object.fromEntries(headers.map(({ name, value }) => [name, value ?? 'x'])),
  }));
}

function millisOf(duration: string): number {
  return Math.round(Number(duration.slice(0, -1)) * 1000);
}

function spiffe(account: string): string {
  const [namespace, name] = account.split('/');
  return `spiffe://cluster.local/ns/${namespace}/sa/${name}`;
}
