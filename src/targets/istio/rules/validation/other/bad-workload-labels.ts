import { ObjectRule } from '../../../../../analysis/rules/rule';
import { list, record } from '../../../../../analysis/rules/values';
import { DESTINATION_RULE, routesOf, VIRTUAL_SERVICE } from '../../semantics/traffic';
import { refusal } from '../refusal';

const NAME = '(?:[A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]';
const LABEL = '[a-zA-Z0-9](?:[-a-zA-Z0-9]*[a-zA-Z0-9])?';
const KEY = new RegExp(`^(?:(${LABEL}(?:\\.${LABEL})*)/)?(${NAME})$`);
const VALUE = new RegExp(`^(${NAME})?$`);

const SERVICE_ENTRY = 'networking.istio.io/ServiceEntry';
const KINDS = [
  DESTINATION_RULE, VIRTUAL_SERVICE, SERVICE_ENTRY, 'networking.istio.io/WorkloadEntry', 'networking.istio.io/WorkloadGroup',
];

interface Labels { readonly labels: { [key: string]: any }; readonly pointer: string }

/** Labels that no pod can have select nothing. */
export const badWorkloadLabels: ObjectRule = refusal(KINDS, {
  code: 'CM2703',
  name: 'bad-workload-labels',
  summary: 'Labels of workloads have a key or value that no label can have.',
  remedy: 'Write keys and values as labels of pods have them.',
}, (spec, tell, object) => {
  const matches = object.kind === 'VirtualService' ? routesOf(object, ['http', 'tls', 'tcp']).flatMap(route => list(route.value.match)
    .map((match, i) => at(record(match).sourceLabels, `${route.pointer}/match/${i}/sourceLabels`))) : [];
  for (const each of [...matches, ...labelsOf(spec, object.kind)]) {
    const bad = Object.entries(each.labels).find(([key, value]) => !isKey(key) || !VALUE.test(String(value)));
    if (bad) tell(each.pointer, `'${bad[0]}: ${bad[1]}' is no label`);
  }
});

function labelsOf(spec: { [key: string]: any }, kind: string): Labels[] {
  if (kind === 'WorkloadEntry') return [at(spec.labels, '/spec/labels')];
  if (kind === 'WorkloadGroup') return [at(record(spec.metadata).labels, '/spec/metadata/labels')];
  if (kind === 'DestinationRule') return list(spec.subsets).map((subset, i) => at(record(subset).labels, `/spec/subsets/${i}/labels`));
  const isResolved = kind === 'ServiceEntry' && ['STATIC', 'DNS', 'DNS_ROUND_ROBIN'].includes(spec.resolution);
  return isResolved ? list(spec.endpoints).map((endpoint, i) => at(record(endpoint).labels, `/spec/endpoints/${i}/labels`)) : [];
}

function at(labels: unknown, pointer: string): Labels {
  return { labels: record(labels), pointer };
}

function isKey(key: string): boolean {
  const [, prefix = '', name] = KEY.exec(key) ?? [];
  return name !== undefined && name.length <= 63 && prefix.length <= 253;
}
