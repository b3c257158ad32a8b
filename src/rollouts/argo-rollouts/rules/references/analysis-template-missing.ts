import { missing } from '../../../../analysis/rules/missing';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { list, record, text } from '../../../../analysis/rules/values';
import { ROLLOUT, RolloutShape, rolloutOf } from '../rollout-object';

const TEMPLATE = 'argoproj.io/AnalysisTemplate';

/** An analysis by a template that is not there. */
export const analysisTemplateMissing: ObjectRule = {
  entry: {
    code: 'CM7014',
    name: 'analysis-template-missing',
    severity: 'error',
    summary: 'A Rollout names an AnalysisTemplate that does not exist.',
    explanation: 'The Rollout is invalid, and no release goes on.',
    remedy: 'Correct the name, or write clusterScope for a ClusterAnalysisTemplate.',
    see: 'https://argo-rollouts.readthedocs.io/en/stable/features/analysis/',
  },
  reads: [ROLLOUT, TEMPLATE],
  check: (objects, profile) => missing(objects, profile, TEMPLATE, objects.of(ROLLOUT)
    .flatMap(object => templatesOf(rolloutOf(object)).map(template => ({ ...template, object, namespace: object.namespace })))),
};

function templatesOf({ canary, blueGreen, steps }: RolloutShape): { name: string; pointer: string }[] {
  const places = [
    ...steps.map(({ analysis }, i) => ({ analysis, at: `/spec/strategy/canary/steps/${i}/analysis` })),
    { analysis: canary.analysis, at: '/spec/strategy/canary/analysis' },
    ...['prePromotionAnalysis', 'postPromotionAnalysis'].map(field => ({ analysis: blueGreen[field], at: `/spec/strategy/blueGreen/${field}` })),
  ];
  return places.flatMap(({ analysis, at }) => list(record(analysis).templates).map(record)
    .flatMap(({ templateName, clusterScope }, i) => text(templateName) && clusterScope !== true ? [{ name: templateName, pointer: `${at}/templates/${i}` }] : []));
}
