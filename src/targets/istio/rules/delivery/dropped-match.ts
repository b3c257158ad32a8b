import { analysisOf, CANARY } from './canaries';
import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { list, record } from '../../../../analysis/rules/values';
import { injects } from '../lookup/enrolment';
import { WITH_SIDECARS } from '../lookup/kinds';

const KEPT = ['headers', 'sourceLabels'];

/** What is not merged into the match of the service is lost. */
export const droppedMatch: ObjectRule = {
  entry: {
    code: 'CM2615',
    name: 'canary-match-dropped',
    severity: 'error',
    summary: 'A Canary has a service.match, and an analysis.match by something else than headers and source labels.',
    explanation: 'Only headers and sourceLabels of analysis.match are put into the matches of the service: path, method and query are dropped, and more requests get the new version.',
    remedy: 'Match the new version by headers, or leave service.match out.',
    targets: WITH_SIDECARS,
    see: 'https://docs.flagger.app/usage/deployment-strategies#a-b-testing',
  },
  reads: [CANARY, 'Namespace'],
  check: objects => objects.of(CANARY).flatMap(object => {
    const { provider, service } = record(object.body.spec);
    const isOfMesh = provider === 'istio' || provider === undefined && injects(record(objects.labelsOfNamespace(object.namespace)));
    if (!isOfMesh || list(record(service).match).length === 0) return [];
    return list(analysisOf(object).match).flatMap((match, i) => {
      const dropped = Object.keys(record(match)).filter(key => !KEPT.includes(key));
      return dropped.length === 0 ? [] : [{ object, pointer: `/spec/analysis/match/${i}`, message: `${nameOf(object)} matches by ${dropped.join(', ')}, which is dropped beside service.match` }];
    });
  }),
};
