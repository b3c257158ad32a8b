import { AnsweredBackend, AnsweredRoute, AnsweredRule, Authorization, InboundAnswer, OutboundAnswer, Refused } from './answers';
import { rank } from './proxy-matches';
import { Asked } from '../../cases/linkerd/requests';

/** Who asks: an identity, as 'namespace/account', or none. */
export type Client = string | undefined;

/** What a proxy does with a request, and which route said so. */
export interface Judgement {
  readonly allowed: boolean;
  readonly by: string;
}

/** Where a proxy sends a request. */
export interface Destination {
  /** 'Kind name' of the route; none if it answers itself. */
  readonly route?: string;
  readonly status?: number;
  readonly backends: AnsweredBackend[];
  readonly timeouts?: any;
  readonly retry?: any;
}

/** What a proxy makes of what the controller told it of a port of its pod. */
export function admitted(answer: InboundAnswer | Refused, client: Client, asked: Asked): Judgement {
  if ('refused' in answer) throw new Error(`the controller says ${answer.refused}`);
  const everywhere = answer.allow ?? [];
  if (asked.method === undefined || !answer.routes) return { allowed: everywhere.some(one => permits(one, client)), by: answer.by };
  const found = best(answer.routes, asked);
  if (!found) return { allowed: false, by: 'no route' };
  return { allowed: [...found.route.allow ?? [], ...everywhere].some(one => permits(one, client)), by: found.route.route };
}

/** What a proxy makes of what the controller told it of a Service that its application calls. */
export function sent(answer: OutboundAnswer | Refused, asked: Asked): Destination {
  if ('refused' in answer) return { backends: [], status: 0, route: answer.refused };
  const routes = asked.method === undefined ? answer.connections : answer.routes ?? answer.connections;
  if (!routes) return { backends: [], status: 0 };
  const found = asked.method === undefined || !answer.routes ? { route: routes[0], rule: routes[0]?.rules[0] } : best(routes, asked);
  if (!found?.rule) return { backends: [], status: 404 };
  const { route: { route }, rule: { backends = [], timeouts, retry, adds } } = found;
  const lone = backends.length === 1;
  return {
    route,
    backends: backends.map(backend => ({ ...backend, weight: lone ? 1 : backend.weight, ...adds && { adds: { ...backend.adds, ...adds } } })),
    ...timeouts && { timeouts },
    ...retry && { retry },
  };
}

/** An identity is needed unless anybody may; addresses of pods and of the node are in no particular network. */
function permits({ clients, networks }: Authorization, client: Client): boolean {
  if (networks) return false;
  return clients === 'anybody' || (client !== undefined && (clients === 'meshed' || clients.includes(client)));
}

/** The most specific match decides; of equals the first that the controller tells. */
function best(routes: AnsweredRoute[], asked: Asked): { route: AnsweredRoute; rule: AnsweredRule } | undefined {
  const found = routes.flatMap(route => route.rules.flatMap(rule => {
    const ranked = rank(rule.matches, asked);
    return ranked ? [{ route, rule, ranked }] : [];
  }));
  return found.sort((a, b) => -compare(a.ranked, b.ranked))[0];
}

function compare(a: number[], b: number[]): number {
  const difference = a.findIndex((value, i) => value !== b[i]);
  return difference < 0 ? 0 : a[difference] - b[difference];
}
