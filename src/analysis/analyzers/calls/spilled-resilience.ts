import { ServiceNode } from '../../../private/graph/service-node';
import { Finding } from '../../../report/finding';
import { IMeshTarget, SupportLevel, TargetRole } from '../../../targets/target';
import { Feature } from '../../../vocabulary/feature';
import { routeInWords } from '../../../vocabulary/route-match';
import { Analyzer } from '../../analyzer';
import { CATALOG, findingOf } from '../../catalog';
import { nameOf } from '../../demand';
import { MatchOpinions, opinionsOn } from '../../resilience-conflicts';

/** Where a target cannot tell sources apart, what one source declares for a request applies to the others that may make it. */
export const spilledResilience: Analyzer = ({ mesh }) => mesh.graph.services.filter(service => service.owned).flatMap(service => {
  const blind = mesh.targetsFor(service.namespace).filter(cannotTellSources).map(target => target.name);
  return blind.length === 0 ? [] : opinionsOn(service).flatMap(spoken => spilledOver(service, spoken, blind));
});

function cannotTellSources(target: IMeshTarget): boolean {
  return target.role === TargetRole.DATA_PLANE && target.support(Feature.PER_SOURCE_RESILIENCE).level === SupportLevel.NONE;
}

function spilledOver(service: ServiceNode, { match, opinions }: MatchOpinions, blind: string[]): Finding[] {
  const silent = opinions.filter(({ timeout, retries }) => timeout === undefined && retries === undefined);
  if (silent.length === 0 || silent.length === opinions.length) return [];
  const speaking = opinions.filter(opinion => !silent.includes(opinion));
  return [findingOf(CATALOG.spilledResilience, service.declaration.path,
    `timeouts and retries that ${listed(speaking.map(({ call }) => nameOf(call.source)))} declares for '${routeInWords(match)}' of '${nameOf(service)}' `
    + `apply to ${listed(silent.map(({ call }) => nameOf(call.source)))} too on ${blind.join(', ')}`)];
}

function listed(names: string[]): string {
  const shown = names.slice(0, 3).map(name => `'${name}'`).join(', ');
  return names.length > 3 ? `${shown} and ${names.length - 3} more` : shown;
}
