import { AccessRequest } from '../../../simulation/evaluator';

/** In the order in which the proxy compares it: length of the path, number of headers, whether a method is said; for gRPC service, method, headers. */
type Specificity = [number, number, number];

/** The routes with the most specific match of a request; of several the proxy takes the oldest, which objects do not tell. */
export function bestRoutes(routes: any[], request: AccessRequest): any[] {
  const matching = routes.flatMap(route => route.spec.rules.flatMap((rule: any) => (rule.matches ?? [{}]).flatMap((match: any) => {
    const specificity = route.kind === 'GRPCRoute' ? grpcSpecificity(match, request) : httpSpecificity(match, request);
    return specificity ? [{ route, specificity }] : [];
  }))).sort((a, b) => compare(b.specificity, a.specificity));
  return matching.filter(({ specificity }) => compare(specificity, matching[0].specificity) === 0).map(({ route }) => route);
}

function compare(a: Specificity, b: Specificity): number {
  const difference = a.findIndex((value, i) => value !== b[i]);
  return difference < 0 ? 0 : a[difference] - b[difference];
}

function httpSpecificity({ path = { type: 'PathPrefix', value: '/' }, method, headers = [] }: any, request: AccessRequest): Specificity | undefined {
  const asked = request.path ?? '';
  const prefix = path.value === '/' ? '' : path.value;
  const found = path.type === 'Exact' ? asked === path.value : asked === prefix || asked.startsWith(`${prefix}/`);
  if (!found || (method !== undefined && method !== request.method) || !headersMatch(headers, request)) return undefined;
  return [path.value.length, headers.length, Number(method !== undefined)];
}

function grpcSpecificity({ method, headers = [] }: any, request: AccessRequest): Specificity | undefined {
  const [, service, name] = (request.path ?? '').split('/');
  const { service: wantedService, method: wantedName } = method ?? {};
  if (wantedService !== undefined && wantedService !== service) return undefined;
  if (wantedName !== undefined && wantedName !== name) return undefined;
  if (!headersMatch(headers, request)) return undefined;
  return [(wantedService ?? '').length, (wantedName ?? '').length, headers.length];
}

function headersMatch(headers: any[], request: AccessRequest): boolean {
  return headers.every(({ type, name, value }) => {
    const got = request.headers?.[name.toLowerCase()];
    return got !== undefined && (type === 'RegularExpression' ? new RegExp(`^(?:${value})$`).test(got) : got === value);
  });
}
