import { metricsOf } from './metrics';
import { webhooksOf } from './webhooks';
import { StrategyKind } from '../../vocabulary/release/strategy';
import { HeaderRequirement } from '../../vocabulary/route-match';
import { ControlledRelease } from '../controlled';
import { ReleaseSpec } from '../spec';
import { StageKind } from '../stage';
import { intervalMillis, watchedStages } from './watched-stages';

/** What Flagger does, step by step, and when it goes on. */
export function analysisOf(release: ControlledRelease, deployment: string): any {
  const { spec } = release;
  return {
    interval: `${Math.ceil(intervalMillis(spec) / 1000)}s`,
    threshold: spec.delivery.threshold,
    ...stepsOf(spec),
    ...affinityOf(spec),
    metrics: unlessEmpty(metricsOf(release, deployment)),
    webhooks: unlessEmpty(webhooksOf(spec)),
  };
}

/** Weights are said one by one: a step and a greatest weight would go beyond it. */
function stepsOf(spec: ReleaseSpec): any {
  const stages = watchedStages(spec);
  const mirrored = stages.find(({ kind }) => kind === StageKind.MIRROR)?.release?.mirror?.percent;
  switch (spec.strategy.kind) {
    case StrategyKind.BLUE_GREEN: return { iterations: 1 };
    case StrategyKind.AB_TEST: return { iterations: 1, match: spec.strategy.match.map(({ headers }) => matchOf(headers)) };
    default: return {
      stepWeights: stages.filter(({ kind }) => kind === StageKind.SHIFT).map(({ exposure }) => exposure),
      ...mirrored !== undefined && { mirror: true, mirrorWeight: mirrored },
    };
  }
}

/** Each header is compared as a whole, exactly or by an expression: of anything else Flagger's routers make a match of everything. */
function matchOf(headers: HeaderRequirement[]): any {
  const matches = headers.map(({ name, value, pattern }) => [name, value === undefined ? { regex: pattern } : { exact: value }]);
  return { headers: Object.fromEntries(matches) };
}

/** Without a name for the cookie of the primary, Flagger takes any route with a match for a route of a session. */
function affinityOf({ affinity }: ReleaseSpec): any {
  if (!affinity) return {};
  const { name, maxAgeSeconds, path, sameSite, secure } = affinity;
  return {
    sessionAffinity: { cookieName: name, primaryCookieName: `${name}-primary`, maxAge: maxAgeSeconds, path, sameSite, secure, httpOnly: true },
  };
}

function unlessEmpty(list: any[]): any[] | undefined {
  return list.length > 0 ? list : undefined;
}
