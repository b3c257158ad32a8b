import { ROLLOUT, RolloutShape, rolloutOf } from './rollout-object';
import { KubeObject, nameOf } from '../../../analysis/rules/kube-object';
import { labelsOf } from '../../../analysis/rules/label-selector';
import { ObjectRule, Problem } from '../../../analysis/rules/rule';
import { knowsServices } from '../../../analysis/rules/service-ports';
import { list, record, text } from '../../../analysis/rules/values';

const PAGE = 'https://argo-rollouts.readthedocs.io/en/stable/features/specification/';
const TEMPLATE = 'argoproj.io/AnalysisTemplate';
const ROUTE = 'gateway.networking.k8s.io/HTTPRoute';
const PLUGIN = 'argoproj-labs/gatewayAPI';

/** A Service that is not there. */
export const rolloutServiceMissing: ObjectRule = {
  entry: {
    code: 'CM7011',
    name: 'rollout-service-missing',
    severity: 'error',
    summary: 'A Rollout names a Service that does not exist.',
    explanation: 'The Rollout is invalid, and no release goes on.',
    remedy: 'Correct the name, or add the Service.',
    see: PAGE,
  },
  reads: [ROLLOUT, 'Service'],
  check: (objects, profile) => objects.of(ROLLOUT).map(rolloutOf)
    .filter(({ object }) => knowsServices(objects, profile, object.namespace))
    .flatMap(({ object, services }) => services
      .filter(({ name }) => !objects.find('Service', object.namespace, name))
      .map(({ name, pointer }) => ({ object, pointer, message: `${nameOf(object)} names Service ${name}, which does not exist` }))),
};

/** A Service of other pods. */
export const rolloutServiceOfOthers: ObjectRule = {
  entry: {
    code: 'CM7012',
    name: 'rollout-service-of-other-pods',
    severity: 'error',
    summary: 'A Service of a Rollout selects a label that pods of the Rollout do not have.',
    explanation: 'The Rollout is invalid, and no release goes on.',
    remedy: 'Use labels of the pod template as the selector.',
    see: PAGE,
  },
  reads: [ROLLOUT, 'Service'],
  check: objects => objects.of(ROLLOUT).flatMap(object => {
    const { spec, services } = rolloutOf(object);
    const labels = labelsOf(record(record(spec.template).metadata).labels);
    return !spec.template ? [] : services.flatMap(({ name, pointer }) => {
      const selector = labelsOf(record(objects.find('Service', object.namespace, name)?.body.spec).selector);
      const wrong = Object.keys(selector).find(key => key !== 'rollouts-pod-template-hash' && selector[key] !== labels[key]);
      return wrong ? [{ object, pointer, message: `${nameOf(object)} names Service ${name}, which selects ${wrong}=${selector[wrong]}: its pods do not have that` }] : [];
    });
  }),
};

/** A Service of two releases. */
export const rolloutServiceShared: ObjectRule = {
  entry: {
    code: 'CM7013',
    name: 'rollout-service-shared',
    severity: 'error',
    summary: 'Two Rollouts name the same Service.',
    explanation: 'Each sets the selector to its own pods: the second Rollout is invalid.',
    remedy: 'Give each Rollout Services of its own.',
    see: PAGE,
  },
  reads: [ROLLOUT],
  check: objects => {
    const first = new Map<string, KubeObject>();
    return objects.of(ROLLOUT).flatMap(object => rolloutOf(object).services.flatMap(({ name, pointer }): Problem[] => {
      const key = `${object.namespace}/${name}`;
      const other = first.get(key) ?? object;
      first.set(key, other);
      return other.name === object.name ? [] : [{ object, pointer, message: `${nameOf(object)} names Service ${name}, which ${nameOf(other)} names too` }];
    }));
  },
};

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
  check: (objects, { complete }) => objects.of(ROLLOUT)
    .filter(({ namespace }) => complete && objects.in(TEMPLATE, namespace).length > 0)
    .flatMap(object => templatesOf(rolloutOf(object)).filter(({ name }) => !objects.find(TEMPLATE, object.namespace, name))
      .map(({ name, pointer }) => ({ object, pointer, message: `${nameOf(object)} names AnalysisTemplate ${name}, which does not exist` }))),
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

/** Names of HTTPRoutes whose weights the plugin sets. */
function pluginRoutesOf({ routing, object }: RolloutShape): { name: string; namespace: string }[] {
  const { httpRoute, httpRoutes, namespace } = record(record(routing.plugins)[PLUGIN]);
  return [httpRoute, ...list(httpRoutes).map(each => record(each).name)]
    .flatMap(name => text(name) ? [{ name, namespace: text(namespace) ?? object.namespace }] : []);
}

/** A route that is not there. */
export const pluginRouteMissing: ObjectRule = {
  entry: {
    code: 'CM7015',
    name: 'rollout-route-missing',
    severity: 'error',
    summary: 'A Rollout names an HTTPRoute that does not exist.',
    explanation: 'No weight can be set, and no release goes on.',
    remedy: 'Correct the name, or add the HTTPRoute.',
    see: 'https://rollouts-plugin-trafficrouter-gatewayapi.readthedocs.io/',
  },
  reads: [ROLLOUT, ROUTE],
  check: (objects, { complete }) => !complete ? [] : objects.of(ROLLOUT).flatMap(object => pluginRoutesOf(rolloutOf(object))
    .filter(({ name, namespace }) => objects.in(ROUTE, namespace).length > 0 && !objects.find(ROUTE, namespace, name))
    .map(({ name }) => ({ object, pointer: '/spec/strategy/canary/trafficRouting/plugins', message: `${nameOf(object)} names HTTPRoute ${name}, which does not exist` }))),
};

/** A route that lacks one of the versions. */
export const pluginRouteBackends: ObjectRule = {
  entry: {
    code: 'CM7016',
    name: 'rollout-route-without-both-versions',
    severity: 'error',
    summary: 'No rule of an HTTPRoute of a Rollout has the Services of both versions as backends.',
    explanation: 'The weights of the two backends are what the release changes: without them no step has an effect.',
    remedy: 'List stableService and canaryService as backendRefs.',
    see: 'https://rollouts-plugin-trafficrouter-gatewayapi.readthedocs.io/',
  },
  reads: [ROLLOUT, ROUTE],
  check: objects => objects.of(ROLLOUT).flatMap(object => {
    const rollout = rolloutOf(object);
    const names = rollout.services.map(({ name }) => name);
    return names.length < 2 ? [] : pluginRoutesOf(rollout).flatMap(({ name, namespace }) => {
      const route = objects.find(ROUTE, namespace, name);
      const rules = list(record(route?.body.spec).rules).map(rule => list(record(rule).backendRefs).map(ref => record(ref).name));
      if (!route || rules.some(backends => names.every(each => backends.includes(each)))) return [];
      return [{ object: route, pointer: '/spec/rules', message: `${nameOf(route)} has no rule with both ${names.join(' and ')}, which ${nameOf(object)} divides requests between` }];
    });
  }),
};
