import { CANARY, canaryOf } from './canary-object';
import { portsOfPod } from '../../../analysis/rules/container-ports';
import { KubeObject, nameOf } from '../../../analysis/rules/kube-object';
import { selectorOf } from '../../../analysis/rules/label-selector';
import { ObjectRule } from '../../../analysis/rules/rule';
import { knowsPods } from '../../../analysis/rules/service-ports';
import { list, record, text } from '../../../analysis/rules/values';

const DEPLOYMENT = 'apps/Deployment';
const TEMPLATE = 'flagger.app/MetricTemplate';
const LABELS = ['app', 'name', 'app.kubernetes.io/name'];
const PAGE = 'https://docs.flagger.app/usage/how-it-works';

/** A release of what is not there. */
export const canaryTargetMissing: ObjectRule = {
  entry: {
    code: 'CM6011',
    name: 'canary-target-missing',
    severity: 'error',
    summary: 'A Canary is for a Deployment that does not exist.',
    explanation: 'The Canary is not initialised: there are no Services and no route.',
    remedy: 'Correct the name of targetRef.',
    see: PAGE,
  },
  reads: [CANARY, 'Pod', DEPLOYMENT],
  check: (objects, profile) => objects.of(CANARY).flatMap(object => {
    const { target, namespace } = canaryOf(object);
    const name = text(target.name) ?? '';
    if (target.kind !== 'Deployment' || !knowsPods(objects, profile, namespace) || objects.find(DEPLOYMENT, namespace, name)) return [];
    return [{ object, pointer: '/spec/targetRef/name', message: `${nameOf(object)} is for Deployment ${name}, which does not exist` }];
  }),
};

/** Two releases of one workload. */
export const twoCanaries: ObjectRule = {
  entry: {
    code: 'CM6012',
    name: 'two-canaries-of-one-target',
    severity: 'error',
    summary: 'Two Canaries are for the same workload.',
    explanation: 'Both scale it and copy it to the same primary.',
    remedy: 'Keep one of them.',
    see: PAGE,
  },
  reads: [CANARY],
  check: objects => {
    const first = new Map<string, KubeObject>();
    return objects.of(CANARY).flatMap(object => {
      const { target, namespace } = canaryOf(object);
      const key = `${namespace} ${target.kind}/${target.name}`;
      const other = first.get(key) ?? object;
      first.set(key, other);
      return other.name === object.name ? [] : [{ object, pointer: '/spec/targetRef', message: `${nameOf(object)} is for the same workload as ${nameOf(other)}` }];
    });
  },
};

function metricsOf(object: KubeObject): { [key: string]: any }[] {
  return list(canaryOf(object).analysis.metrics).map(record);
}

/** Metrics by a template that is not there. */
export const metricTemplateMissing: ObjectRule = {
  entry: {
    code: 'CM6013',
    name: 'metric-template-missing',
    severity: 'error',
    summary: 'A metric of a Canary refers to a MetricTemplate that does not exist.',
    explanation: 'The check fails each time, and no release passes.',
    remedy: 'Correct name and namespace of templateRef, or add the MetricTemplate.',
    see: 'https://docs.flagger.app/usage/metrics#custom-metrics',
  },
  reads: [CANARY, TEMPLATE],
  check: (objects, { complete }) => !complete ? [] : objects.of(CANARY).flatMap(object => metricsOf(object).flatMap(({ templateRef }, i) => {
    const { name, namespace } = record(templateRef);
    const where = text(namespace) || object.namespace;
    if (!text(name) || objects.in(TEMPLATE, where).length === 0 || objects.find(TEMPLATE, where, name)) return [];
    return [{ object, pointer: `/spec/analysis/metrics/${i}/templateRef`, message: `${nameOf(object)} refers to MetricTemplate ${where}/${name}, which does not exist` }];
  })),
};

/** A metric that nobody can compute. */
export const metricUnknown: ObjectRule = {
  entry: {
    code: 'CM6014',
    name: 'metric-unknown',
    severity: 'error',
    summary: 'A metric of a Canary is neither built in nor has it a templateRef.',
    explanation: 'Only request-success-rate and request-duration are built in: the check of another one fails each time.',
    remedy: 'Use one of the names, or add a templateRef.',
    see: 'https://docs.flagger.app/usage/metrics#builtin-metrics',
  },
  reads: [CANARY],
  check: objects => objects.of(CANARY).flatMap(object => list(canaryOf(object).analysis.metrics).map(record)
    .map((metric, i) => ({ ...metric, i }) as { [key: string]: any })
    .filter(({ name, templateRef, query }) => !templateRef && !query && !['request-success-rate', 'request-duration'].includes(name))
    .map(({ name, i }) => ({ object, pointer: `/spec/analysis/metrics/${i}`, message: `${nameOf(object)} has metric ${name}, which is not built in and has no templateRef` }))),
};

/** The label by which the stable version is told from the new one. */
export const selectorLabelMissing: ObjectRule = {
  entry: {
    code: 'CM6015',
    name: 'canary-selector-label-missing',
    severity: 'error',
    summary: 'The Deployment of a Canary is selected by none of the labels that the controller knows.',
    explanation: 'The controller needs app, name or app.kubernetes.io/name in matchLabels, to give the primary another value: the Canary is not initialised.',
    remedy: 'Use one of the labels, or give the controller another one by -selector-labels.',
    see: 'https://docs.flagger.app/faq#label-selectors',
  },
  reads: [CANARY, DEPLOYMENT],
  check: objects => objects.of(CANARY).flatMap(canary => {
    const object = objects.find(DEPLOYMENT, canary.namespace, text(canaryOf(canary).target.name) ?? '');
    if (!object || LABELS.some(label => label in selectorOf(record(object.body.spec).selector).matchLabels)) return [];
    return [{ object, pointer: '/spec/selector', message: `${nameOf(object)} is selected by none of ${LABELS.join(', ')}, of which ${nameOf(canary)} needs one` }];
  }),
};

/** A port of the pods by a name that they do not have. */
export const canaryTargetPort: ObjectRule = {
  entry: {
    code: 'CM6016',
    name: 'canary-target-port-missing',
    severity: 'error',
    summary: 'A Canary has a targetPort by a name that no container of its workload has.',
    explanation: 'The Services that are made have no endpoints, and calls fail.',
    remedy: 'Use the name of a port of the container, or its number.',
    see: PAGE,
  },
  reads: [CANARY, 'Pod'],
  check: objects => {
    const pods = new Map(objects.pods().all.map(pod => [`${pod.owner.kind} ${pod.namespace}/${pod.owner.name}`, pod]));
    return objects.of(CANARY).flatMap(object => {
      const { target, namespace, service: { targetPort } } = canaryOf(object);
      const pod = pods.get(`${target.kind} ${namespace}/${target.name}`);
      if (!pod || typeof targetPort !== 'string' || /^\d+$/.test(targetPort) || portsOfPod(pod).some(({ name }) => name === targetPort)) return [];
      return [{ object, pointer: '/spec/service/targetPort', message: `${nameOf(object)} has targetPort ${targetPort}: no container of ${nameOf(pod.owner)} has a port of this name` }];
    });
  },
};

/** Who selects by the label that the primary gets another value of selects the new version only. */
export const selectsCanaryOnly: ObjectRule = {
  entry: {
    code: 'CM6017',
    name: 'primary-not-selected',
    severity: 'warning',
    summary: 'A NetworkPolicy or PodDisruptionBudget selects pods of a Canary by the label that the primary has with another value.',
    explanation: 'The primary, which serves nearly all requests, has the value with -primary at the end: what is selected is the new version only.',
    remedy: 'Select by another label of the template, which is copied to the primary as it is.',
    see: 'https://github.com/fluxcd/flagger/issues/1604',
  },
  reads: [CANARY, DEPLOYMENT, 'networking.k8s.io/NetworkPolicy', 'policy/PodDisruptionBudget'],
  check: objects => {
    const rewritten = new Map(objects.of(CANARY).flatMap(canary => {
      const workload = objects.find(DEPLOYMENT, canary.namespace, text(canaryOf(canary).target.name) ?? '');
      const { matchLabels } = selectorOf(record(workload?.body.spec).selector);
      const label = LABELS.find(each => each in matchLabels);
      return label ? [[`${canary.namespace} ${label}=${matchLabels[label]}`, canary] as const] : [];
    }));
    return ['networking.k8s.io/NetworkPolicy', 'policy/PodDisruptionBudget'].flatMap(kind => objects.of(kind)).flatMap(object => {
      const field = object.kind === 'NetworkPolicy' ? 'podSelector' : 'selector';
      const labels = Object.entries(selectorOf(record(object.body.spec)[field]).matchLabels);
      const [canary] = labels.flatMap(([key, value]) => rewritten.get(`${object.namespace} ${key}=${value}`) ?? []);
      return canary ? [{ object, pointer: `/spec/${field}`, message: `${nameOf(object)} does not select the primary of ${nameOf(canary)}, whose label has -primary at the end` }] : [];
    });
  },
};
