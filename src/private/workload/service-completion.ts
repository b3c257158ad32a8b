import { appProtocolsFor } from './app-protocols';
import { podTemplateOf } from './pod-template';
import { PortIntent } from '../../intent';
import { IMeshTarget, Marks } from '../../targets/target';
import { Completion, Contradiction, addMissing, sortedByKey } from '../objects/completion';
import { addMarks } from '../objects/marks';

/** Adds the namespace, the target's marks, port names and appProtocol that a Service lacks. */
export function completeService(namespace: string, ports: PortIntent[], targets: IMeshTarget[], marks: () => Marks[]): Completion {
  return json => [
    ...completeNamespace(json, namespace),
    ...addMarks(json.metadata, marks(), `Service '${json.metadata.name}' /metadata`),
    ...ports.flatMap(port => completePort(json, port, targets)),
  ];
}

/** Adds the namespace that an object lacks. */
export function completePlace(namespace: string): Completion {
  return json => completeNamespace(json, namespace);
}

/** Adds the namespace, the ServiceAccount, the labels and the target's marks that a workload lacks. */
export function completeWorkload(namespace: string, serviceAccount: string, labels: { [key: string]: string }, marks: () => Marks[]): Completion {
  return json => {
    const template = podTemplateOf(json);
    template.metadata ??= {};
    template.spec ??= {};
    const account = template.spec.serviceAccountName;
    if (account === undefined || account === 'default') template.spec.serviceAccountName = serviceAccount;
    for (const [key, value] of Object.entries(labels)) addMissing(template.metadata, 'labels', { [key]: template.metadata.labels?.[key] ?? value }, '');
    const contradictions = addMarks(template.metadata, marks(), `pod template of ${json.kind} '${json.metadata.name}' /metadata`);
    template.metadata = sortedByKey(template.metadata);
    template.spec = sortedByKey(template.spec);
    return [...completeNamespace(json, namespace), ...contradictions];
  };
}

function completeNamespace(json: any, namespace: string): Contradiction[] {
  json.metadata = sortedByKey({ ...json.metadata, namespace: json.metadata.namespace ?? namespace });
  if (json.metadata.namespace === namespace) return [];
  return [{ where: `${json.kind} '${json.metadata.name}' /metadata/namespace`, got: json.metadata.namespace, expected: namespace }];
}

function completePort(json: any, port: PortIntent, targets: IMeshTarget[]): Contradiction[] {
  const where = `Service '${json.metadata.name}' /spec/ports/${port.number}`;
  const found = (json.spec?.ports ?? []).find((candidate: any) => candidate.port === port.number && (candidate.protocol ?? 'TCP') === 'TCP');
  if (!found) return [{ where, got: 'no such port', expected: `port ${port.number} (${port.protocol})` }];
  if (!found.name) found.name = port.name;
  const wanted = appProtocolsFor(targets)(port.protocol);
  found.appProtocol ??= wanted;
  const astray = targets.filter(target => !target.readsAppProtocol(found.appProtocol, port.protocol)).map(({ name }) => name);
  if (astray.length === 0) return [];
  return [{ where: `${where}/appProtocol`, got: found.appProtocol, expected: `${wanted} (which ${astray.join(', ')} reads as ${port.protocol})` }];
}
